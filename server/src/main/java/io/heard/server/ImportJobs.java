package io.heard.server;

import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import io.heard.formats.ConversationJson;
import io.heard.formats.Options;
import io.heard.formats.Problem.Weight;
import io.heard.formats.Receiver;
import io.heard.store.Imports;
import io.heard.store.StoreException;
import io.heard.store.Talk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Takes in files of conversations, one at a time, so that live ones are not held up. A file waits
/// in memory and is kept nowhere; each of its conversations is stored whole or not at all, and one
/// that is there already is left as it is. So a file that was broken off, by a restart too, is sent
/// again and goes on where it stopped.
final class ImportJobs implements AutoCloseable {
  /// Files that wait take at most so much memory together: three of the longest.
  static final long MOST_WAITING_BYTES = 3L * Bodies.MOST_FILE_BYTES;

  /// What is said about a file is kept up to here; a file with more faults is the wrong file.
  static final int MOST_TROUBLES = 1_000;

  /// Progress is stored after so many conversations.
  private static final int BETWEEN = 20;

  private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);

  private final Imports imports;
  private final Live live;
  private final Hearing hearing;
  private final String run = Secrets.id();
  private final AtomicLong waiting = new AtomicLong();
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          1,
          1,
          1,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Thread.ofPlatform().name("import").daemon().factory());
  private volatile boolean stopped;

  ImportJobs(Imports imports, Live live, Hearing hearing) {
    this.imports = imports;
    this.live = live;
    this.hearing = hearing;
    worker.allowCoreThreadTimeOut(true);
  }

  Imports imports() {
    return imports;
  }

  /// What a job is doing: `waiting`, `running`, `done`, `failed`, or `interrupted` when the service
  /// was stopped while it ran.
  String state(Imports.Job job) {
    boolean ended = job.state().equals("done") || job.state().equals("failed");
    return ended || job.run().equals(run) ? job.state() : "interrupted";
  }

  /// What became of a file that was sent.
  ///
  /// @param again whether the same was sent before
  record Begun(Imports.Job job, boolean again) {}

  /// Begins a job, unless the same file was read the same way before.
  ///
  /// @param how how the file is to be read, as it was asked
  /// @return empty when too many files wait
  @Nullable Begun begin(String tenant, String name, byte[] file, Options options, String how) {
    String digest = Secrets.digest(Secrets.digest(file) + " " + how);
    Imports.Job before = imports.ofDigest(tenant, digest).orElse(null);
    if (before != null && !left(before)) {
      return new Begun(before, true);
    }
    if (waiting.addAndGet(file.length) > MOST_WAITING_BYTES) {
      waiting.addAndGet(-file.length);
      return null;
    }
    boolean mine = false;
    try {
      if (before == null) {
        var job =
            new Imports.Job(
                Secrets.id(),
                digest,
                name.isEmpty() ? "import-" + digest.substring(0, 12) : name,
                null,
                "waiting",
                run,
                file.length,
                Imports.Progress.NONE,
                0,
                0);
        mine = imports.add(tenant, job);
      } else {
        mine = imports.again(tenant, before, run);
      }
      Imports.Job job = imports.ofDigest(tenant, digest).orElseThrow(Problem::notThere);
      if (mine) {
        worker.execute(() -> work(tenant, job, file, options));
      }
      return new Begun(job, !mine);
    } finally {
      if (!mine) {
        waiting.addAndGet(-file.length);
      }
    }
  }

  private boolean left(Imports.Job job) {
    String state = state(job);
    return state.equals("interrupted") || state.equals("failed");
  }

  private void work(String tenant, Imports.Job job, byte[] file, Options options) {
    var taking = new Taking(tenant, job);
    try {
      taking.keep("running");
      String format =
          hearing.formats().read(job.name(), new Counting(file, taking), options, taking);
      taking.format = format.isEmpty() ? null : format;
      taking.readBytes = file.length;
      taking.keep("done");
    } catch (Stopped stopping) {
      // What is stored is stored; the job is seen to be interrupted by the next run.
      LOG.info("An import was broken off by the end of the service: {}", job.id());
    } catch (StoreException failed) {
      LOG.error("An import could not be stored: {}", failed.getMessage());
      failed(taking, job);
    } catch (IOException | RuntimeException failed) {
      LOG.error("An import failed: {}", failed.getClass().getName());
      failed(taking, job);
    } finally {
      waiting.addAndGet(-file.length);
    }
  }

  private static void failed(Taking taking, Imports.Job job) {
    try {
      taking.keep("failed");
    } catch (StoreException again) {
      LOG.error("Nor could it be stored that it failed: {}", job.id());
    }
  }

  /// The service ends.
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// Tells how much of a file was looked at.
  private static final class Counting extends InputStream {
    private final InputStream in;
    private final Taking taking;

    Counting(byte[] file, Taking taking) {
      this.in = new ByteArrayInputStream(file);
      this.taking = taking;
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      taking.readBytes += next < 0 ? 0 : 1;
      return next;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int some = in.read(bytes, from, length);
      taking.readBytes += Math.max(0, some);
      return some;
    }
  }

  /// Stores what is read; on the worker's thread only.
  private final class Taking implements Receiver {
    private final String tenant;
    private final Imports.Job job;
    private final List<Imports.Trouble> troubles = new ArrayList<>();
    private @Nullable String format;
    private long readBytes;
    private int taken;
    private int known;
    private int refused;
    private int turns;
    private int problems;
    private int since;

    Taking(String tenant, Imports.Job job) {
      this.tenant = tenant;
      this.job = job;
    }

    @Override
    public void take(Conversation conversation) {
      if (stopped) {
        throw new Stopped();
      }
      ObjectNode tree = ConversationJson.tree(conversation);
      try {
        String id = conversation.id();
        Ids.check(id, "/id");
        var talk =
            new Talk(
                id,
                Ids.of(tree, "customerId", ""),
                Ids.of(tree, "team", ""),
                conversation.channel().id(),
                Ids.of(tree, "topic", ""),
                Hearing.head(conversation).toString(),
                false,
                0,
                0,
                0,
                0);
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        var externals = new HashSet<String>();
        for (Turn turn : conversation.turns()) {
          list.add(turn(turn, externals));
        }
        switch (live.bring(tenant, talk, list)) {
          case NEW -> {
            taken++;
            turns += list.size();
          }
          case KNOWN -> known++;
          case OTHER ->
              refuse(
                  conversation,
                  "another conversation is stored under this one's id, and was left as it is",
                  "give it an id of its own, or delete the other one");
        }
      } catch (Problem unread) {
        String cause = unread.detail();
        if (!unread.faults().isEmpty()) {
          cause = unread.faults().getFirst().detail();
        }
        refuse(conversation, "the conversation was not stored: " + cause, "");
      }
      if (++since >= BETWEEN) {
        keep("running");
      }
    }

    /// A turn as it is stored. An id that another turn has, or that is no name, does not tell it
    /// apart and stands as `otherId`.
    private static JsonNode turn(Turn turn, Set<String> externals) {
      ObjectNode tree = ConversationJson.tree(turn);
      String external = turn.origin().externalId();
      if (external != null && (!Ids.isOne(external) || !externals.add(external))) {
        tree.set("otherId", tree.remove("externalId"));
      }
      return tree;
    }

    private void refuse(Conversation conversation, String cause, String maybe) {
      refused++;
      String where =
          conversation.turns().isEmpty()
              ? ""
              : conversation.turns().getFirst().origin().place().substring(job.name().length());
      trouble("lost", where, cause, maybe);
    }

    @Override
    public void say(io.heard.formats.Problem problem) {
      trouble(
          problem.weight() == Weight.LOST ? "lost" : "note",
          problem.where(),
          problem.cause(),
          problem.maybe());
    }

    private void trouble(String kind, String where, String cause, String maybe) {
      problems++;
      if (problems <= MOST_TROUBLES) {
        troubles.add(new Imports.Trouble(problems, kind, where, cause, maybe));
      }
    }

    void keep(String state) {
      imports.advance(
          tenant,
          job.id(),
          state,
          format,
          new Imports.Progress(readBytes, taken, known, refused, turns, problems),
          troubles);
      troubles.clear();
      since = 0;
    }
  }

  /// Stops after the conversation that is being stored.
  @Override
  public void close() {
    stopped = true;
    worker.shutdown();
    try {
      worker.awaitTermination(20, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
