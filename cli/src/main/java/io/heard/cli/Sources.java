package io.heard.cli;

import io.heard.formats.MailFolder;
import io.heard.formats.Problem;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The files that a call names: each file, every file below a folder, and what a pattern matches
/// that the shell did not expand. Below a folder files come in the order of their names, hidden
/// ones are left out, and no link leads out of it.
final class Sources {
  /// One input.
  ///
  /// @param name what it is called in messages: as given, or the folder as given and the way below
  /// @param path where it lies; null for standard input
  /// @param bytes its size; 0 where it is not known
  /// @param mails of a folder of mails that belong together the files, by name; else empty
  record Source(String name, @Nullable Path path, long bytes, List<String> mails) {
    Source(String name, @Nullable Path path, long bytes) {
      this(name, path, bytes, List.of());
    }

    Source {
      mails = List.copyOf(mails);
    }
  }

  /// The most files of one call: with more, their names alone fill the memory of a small machine.
  static final int MOST_FILES = 1_000_000;

  private static final String SIGNS = "*?[{";

  private final Path here;
  private final Consumer<Problem> problems;
  private final List<Source> found = new ArrayList<>();

  private Sources(Path here, Consumer<Problem> problems) {
    this.here = here;
    this.problems = problems;
  }

  /// The inputs in order; what cannot be found is said.
  ///
  /// @param names files, folders, patterns, or `-` for standard input
  /// @param except a file that is written, and is left out of folders; null for none
  /// @param together whether the mails that lie in one folder are one input
  static List<Source> of(
      Path here,
      List<String> names,
      @Nullable Path except,
      boolean together,
      Consumer<Problem> problems) {
    var sources = new Sources(here, problems);
    for (String name : names) {
      sources.add(name, except);
    }
    return together ? mails(here, sources.found) : sources.found;
  }

  private void add(String name, @Nullable Path except) {
    if (name.equals("-")) {
      found.add(new Source(name, null, 0));
      return;
    }
    Path path;
    try {
      path = here.resolve(name);
    } catch (InvalidPathException wrong) {
      lost(name, "that is no path.", "check the name.");
      return;
    }
    if (Files.isDirectory(path)) {
      folder(name, path, null, except);
    } else if (Files.exists(path) || !isPattern(name)) {
      // A file that is not there is said where it is opened.
      found.add(new Source(name, path, size(path)));
    } else {
      pattern(name, except);
    }
  }

  private static boolean isPattern(String name) {
    return name.chars().anyMatch(c -> SIGNS.indexOf(c) >= 0);
  }

  /// Looks below the last folder that the pattern names without a sign.
  private void pattern(String name, @Nullable Path except) {
    int sign = 0;
    while (SIGNS.indexOf(name.charAt(sign)) < 0) {
      sign++;
    }
    int slash = name.lastIndexOf('/', sign);
    String fixed = slash < 0 ? "" : name.substring(0, slash + 1);
    String rest = name.substring(slash + 1);
    PathMatcher matcher;
    try {
      matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
    } catch (IllegalArgumentException wrong) {
      lost(name, "that is no file, and no pattern either.", "close the brackets.");
      return;
    }
    Path below = here.resolve(fixed);
    int before = found.size();
    if (Files.isDirectory(below)) {
      folder(fixed, below, matcher, except);
    }
    if (found.size() == before) {
      lost(name, "no file matches.", "check the pattern and the folder.");
    }
  }

  private void folder(
      String name, Path root, @Nullable PathMatcher matcher, @Nullable Path except) {
    var files = new ArrayList<Path>();
    var links = new ArrayList<Path>();
    var seen = new Walk(root, files, links);
    try {
      Files.walkFileTree(root, seen);
    } catch (IOException failed) {
      lost(name, "the folder cannot be read.", "check its permissions.");
    }
    for (Path folder : seen.closed) {
      lost(named(name, root, folder), "the folder cannot be read.", "check its permissions.");
    }
    int outside = follow(root, links, files);
    if (outside > 0) {
      problems.accept(
          new Problem(
              Problem.Weight.NOTE,
              name,
              "",
              "links that lead out of the folder or to nothing are left out (%d)."
                  .formatted(outside),
              "name what they lead to."));
    }
    int before = found.size();
    files.stream()
        .filter(file -> matcher == null || matcher.matches(root.relativize(file)))
        .filter(file -> !isSame(file, except))
        .sorted(Comparator.comparing(file -> inOrder(root.relativize(file))))
        .forEach(file -> found.add(new Source(named(name, root, file), file, size(file))));
    if (seen.full) {
      lost(
          name,
          "the folder has more than %d files; the others are not read.".formatted(MOST_FILES),
          "read it in several calls.");
    }
    if (found.size() == before && matcher == null) {
      lost(name, "there is no file in the folder.", "name another folder.");
    }
  }

  /// Puts the mails that lie in one folder into one input, since threads go over files.
  private static List<Source> mails(Path here, List<Source> all) {
    var found = new ArrayList<Source>();
    int i = 0;
    while (i < all.size()) {
      int to = i + 1;
      while (to < all.size() && areTogether(all.get(i), all.get(to))) {
        to++;
      }
      List<Source> files = all.subList(i, to);
      String first = files.getFirst().name();
      found.add(
          files.size() == 1
              ? files.getFirst()
              : new Source(
                  first.indexOf('/') < 0 ? "." : first.substring(0, first.lastIndexOf('/')),
                  here,
                  files.stream().mapToLong(Source::bytes).sum(),
                  files.stream().map(Source::name).toList()));
      i = to;
    }
    return found;
  }

  private static boolean areTogether(Source one, Source other) {
    return MailFolder.isCalledSo(one.name())
        && MailFolder.isCalledSo(other.name())
        && folder(one).equals(folder(other));
  }

  private static String folder(Source source) {
    return source.name().substring(0, source.name().lastIndexOf('/') + 1);
  }

  /// Adds the files that links lead to, unless they lie in the folder by themselves.
  ///
  /// @return how many links lead elsewhere
  private static int follow(Path root, List<Path> links, List<Path> files) {
    if (links.isEmpty()) {
      return 0;
    }
    int outside = 0;
    try {
      Path real = root.toRealPath();
      Set<Path> known = new HashSet<>();
      for (Path file : files) {
        known.add(file.toRealPath());
      }
      for (Path link : links) {
        Path target = target(link);
        if (target == null || !target.startsWith(real) || !Files.isRegularFile(target)) {
          outside++;
        } else if (known.add(target)) {
          files.add(link);
        }
      }
    } catch (IOException gone) {
      outside = links.size();
    }
    return outside;
  }

  private static @Nullable Path target(Path link) {
    try {
      return link.toRealPath();
    } catch (IOException toNothing) {
      return null;
    }
  }

  private static boolean isSame(Path file, @Nullable Path except) {
    try {
      return except != null && Files.exists(except) && Files.isSameFile(file, except);
    } catch (IOException gone) {
      return false;
    }
  }

  private static String named(String name, Path root, Path file) {
    String below = root.relativize(file).toString();
    return name.isEmpty() || name.endsWith("/") ? name + below : name + "/" + below;
  }

  /// Names in one order everywhere, a folder's files together.
  private static String inOrder(Path below) {
    return below.toString().replace(below.getFileSystem().getSeparator(), "\u0000");
  }

  private static long size(Path path) {
    try {
      return Files.isRegularFile(path) ? Files.size(path) : 0;
    } catch (IOException unknown) {
      return 0;
    }
  }

  private void lost(String name, String cause, String maybe) {
    problems.accept(new Problem(Problem.Weight.LOST, name, "", cause, maybe));
  }

  /// Walks a folder without following a link.
  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> files;
    private final List<Path> links;
    private final List<Path> closed = new ArrayList<>();
    private boolean full;

    Walk(Path root, List<Path> files, List<Path> links) {
      this.root = root;
      this.files = files;
      this.links = links;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (isHidden(file)) {
        return FileVisitResult.CONTINUE;
      }
      if (files.size() + links.size() >= MOST_FILES) {
        full = true;
        return FileVisitResult.TERMINATE;
      }
      if (attributes.isSymbolicLink()) {
        links.add(file);
      } else if (attributes.isRegularFile()) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failed) {
      closed.add(file);
      return FileVisitResult.CONTINUE;
    }

    private boolean isHidden(Path path) {
      return !path.equals(root) && String.valueOf(path.getFileName()).startsWith(".");
    }
  }
}
