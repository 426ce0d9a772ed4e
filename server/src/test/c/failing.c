// Preloaded into a service (LD_PRELOAD), makes what reaches the disk fail on demand. The file that FAILING_CONTROL names holds seven
// numbers of 8 bytes in the machine's order, which the test writes and reads while the service runs:
//   0  how many more calls pass before one fails; negative: none fails
//   1  which calls count: 1 writes, 2 syncs, 4 changes of length
//   2  on which files: 1 the log (-wal), 2 the database, 4 others in the folder
//   3  the error, such as 5 (EIO) or 28 (ENOSPC); 0 ends the process by SIGKILL
//   4  how many calls in a row fail; negative: all from then on
//   5  half of a write that fails is written nevertheless when this is 1
//   6  how many calls failed so far
// FAILING_FOLDER is the folder; whatever lies elsewhere is left alone.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

static _Atomic int64_t *control;
static const char *folder;
static size_t folder_length;

__attribute__((constructor)) static void begin(void) {
  const char *name = getenv("FAILING_CONTROL");
  folder = getenv("FAILING_FOLDER");
  if (name == NULL || folder == NULL) return;
  folder_length = strlen(folder);
  int file = open(name, O_RDWR | O_CLOEXEC);
  if (file < 0) return;
  void *mapped = mmap(NULL, 56, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (mapped != MAP_FAILED) control = mapped;
  close(file);
}

static int kind(int file) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  if (strncmp(path, folder, folder_length) != 0) return 0;
  if (length > 4 && strcmp(path + length - 4, "-wal") == 0) return 1;
  if (length > 3 && strcmp(path + length - 3, ".db") == 0) return 2;
  return 4;
}

// Whether this call fails.
static int fails(int call, int file) {
  if (control == NULL || control[0] < 0 || !(control[1] & call)) return 0;
  int saved = errno;
  int counts = kind(file) & control[2];
  errno = saved;
  if (!counts) return 0;
  if (atomic_fetch_sub(&control[0], 1) > 0) return 0;
  if (control[4] < 0 || atomic_fetch_sub(&control[4], 1) > 1) {
    control[0] = 0;
  }
  atomic_fetch_add(&control[6], 1);
  return 1;
}

static void *next(const char *name) { return dlsym(RTLD_NEXT, name); }

static int failed(void) {
  int error = (int)control[3];
  if (error == 0) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
  }
  errno = error;
  return -1;
}

#define WRITE(NAME, OFFSET_TYPE)                                                   \
  ssize_t NAME(int file, const void *bytes, size_t count, OFFSET_TYPE at) {        \
    static ssize_t (*real)(int, const void *, size_t, OFFSET_TYPE);                \
    if (real == NULL) real = next(#NAME);                                          \
    if (!fails(1, file)) return real(file, bytes, count, at);                      \
    if (control[5] == 1 && count > 1) real(file, bytes, count / 2, at);            \
    return failed();                                                               \
  }
WRITE(pwrite, off_t)
WRITE(pwrite64, off64_t)

ssize_t write(int file, const void *bytes, size_t count) {
  static ssize_t (*real)(int, const void *, size_t);
  if (real == NULL) real = next("write");
  if (!fails(1, file)) return real(file, bytes, count);
  if (control[5] == 1 && count > 1 && real(file, bytes, count / 2) < 0) return -1;
  return failed();
}

#define SYNC(NAME)                       \
  int NAME(int file) {                   \
    static int (*real)(int);             \
    if (real == NULL) real = next(#NAME);\
    if (!fails(2, file)) return real(file); \
    return failed();                     \
  }
SYNC(fsync)
SYNC(fdatasync)

#define LENGTH(NAME, TYPE)                          \
  int NAME(int file, TYPE length) {                 \
    static int (*real)(int, TYPE);                  \
    if (real == NULL) real = next(#NAME);           \
    if (!fails(4, file)) return real(file, length); \
    return failed();                                \
  }
LENGTH(ftruncate, off_t)
LENGTH(ftruncate64, off64_t)

#define ALLOCATE(NAME, TYPE)                               \
  int NAME(int file, TYPE from, TYPE length) {             \
    static int (*real)(int, TYPE, TYPE);                   \
    if (real == NULL) real = next(#NAME);                  \
    if (!fails(4, file)) return real(file, from, length);  \
    failed();                                              \
    return errno;                                          \
  }
ALLOCATE(posix_fallocate, off_t)
ALLOCATE(posix_fallocate64, off64_t)
