package io.heard.server;

import io.heard.formats.Options;
import io.heard.store.Imports;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Files of conversations, taken in as jobs.
@RestController
final class ImportApi {
  private static final int RETRY_S = 30;

  private final ImportJobs jobs;
  private final Imports imports;
  private final ReadingApi reading;

  ImportApi(ImportJobs jobs, ReadingApi reading) {
    this.jobs = jobs;
    this.imports = jobs.imports();
    this.reading = reading;
  }

  /// Takes in a file of any known format. The same file, read the same way, is one job however
  /// often it is sent; where it was broken off, it goes on.
  @May(Right.IMPORT)
  @Takes(Takes.What.FILE)
  @PostMapping("/api/v1/imports")
  ResponseEntity<String> begin(
      @RequestAttribute Who who,
      @RequestBody(required = false) byte @Nullable [] body,
      @RequestParam(defaultValue = "") String name,
      @RequestParam @Nullable String from,
      @RequestParam @Nullable String roles) {
    byte[] file = ReadingApi.given(body);
    if (file.length == 0) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST, "There is no body. Maybe send the file itself as the body.");
    }
    if (!name.isEmpty() && (!Ids.isOne(name) || name.contains("#"))) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "'name' is no file's name: at most %d characters, no '#'.".formatted(Ids.LONGEST));
    }
    Options options = reading.options(from, roles);
    ImportJobs.Begun begun =
        jobs.begin(
            who.tenant(), name, file, options, "from=%s roles=%s".formatted(from, options.roles()));
    if (begun == null) {
      throw Problem.of(
              HttpStatus.TOO_MANY_REQUESTS, "Too many files wait. Send it again in a while.")
          .with(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_S));
    }
    return ResponseEntity.status(begun.again() ? HttpStatus.OK : HttpStatus.ACCEPTED)
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.LOCATION, "/api/v1/imports/" + begun.job().id())
        .body(tree(begun.job()).toString());
  }

  private ObjectNode tree(Imports.Job job) {
    String state = jobs.state(job);
    Imports.Progress progress = job.progress();
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("id", job.id());
    tree.put("state", state);
    tree.put("name", job.name());
    tree.put("format", job.format());
    tree.put("sizeBytes", job.sizeBytes());
    tree.put("readBytes", progress.readBytes());
    ObjectNode conversations = tree.putObject("conversations");
    conversations.put("taken", progress.taken());
    conversations.put("known", progress.known());
    conversations.put("refused", progress.refused());
    tree.put("turns", progress.turns());
    tree.put("problems", progress.problems());
    switch (state) {
      case "interrupted" ->
          tree.put(
              "left",
              "The service was stopped while this ran. Send the same file again: what is stored is kept, and the rest follows.");
      case "failed" ->
          tree.put(
              "left",
              "It could not be stored. Send the same file again: what is stored is kept, and the rest follows.");
      default -> tree.putNull("left");
    }
    tree.put("startedAt", Instant.ofEpochMilli(job.madeAt()).toString());
    tree.put("changedAt", Instant.ofEpochMilli(job.changedAt()).toString());
    return tree;
  }

  /// A page of jobs, the newest first.
  @May(Right.IMPORT)
  @GetMapping("/api/v1/imports")
  ResponseEntity<String> list(
      @RequestAttribute Who who,
      @RequestParam @Nullable String limit,
      @RequestParam @Nullable String after) {
    int most = Paging.limit(limit);
    return ReadingApi.json(
        Paging.page(
            "imports",
            imports.page(who.tenant(), Paging.after(after, Imports.After::new), most + 1),
            most,
            this::tree,
            job -> Paging.cursor(job.madeAt(), job.id())));
  }

  /// How far a job is.
  @May(Right.IMPORT)
  @GetMapping("/api/v1/imports/{id}")
  ResponseEntity<String> one(@RequestAttribute Who who, @PathVariable String id) {
    return ReadingApi.json(tree(find(who, id)));
  }

  private Imports.Job find(Who who, String id) {
    return imports.find(who.tenant(), id).orElseThrow(Problem::notThere);
  }

  /// A page of what there is to say about a job's file.
  @May(Right.IMPORT)
  @GetMapping("/api/v1/imports/{id}/problems")
  ResponseEntity<String> problems(
      @RequestAttribute Who who,
      @PathVariable String id,
      @RequestParam @Nullable String limit,
      @RequestParam @Nullable String after) {
    int most = Paging.limit(limit);
    find(who, id);
    Integer last = Paging.after(after, (number, none) -> Math.toIntExact(number & 0x7fff_ffffL));
    List<Imports.Trouble> found =
        imports.troubles(who.tenant(), id, last == null ? 0 : last, most + 1);
    return ReadingApi.json(
        Paging.page(
            "problems",
            found,
            most,
            ImportApi::trouble,
            trouble -> Paging.cursor(trouble.number(), "problem")));
  }

  private static ObjectNode trouble(Imports.Trouble trouble) {
    Problem.Fault fault =
        Hearing.fault(
            new io.heard.formats.Problem(
                trouble.kind().equals("lost")
                    ? io.heard.formats.Problem.Weight.LOST
                    : io.heard.formats.Problem.Weight.NOTE,
                "",
                trouble.where(),
                trouble.cause(),
                trouble.maybe()));
    return Problems.place(JsonNodeFactory.instance.objectNode(), fault)
        .put("kind", trouble.kind())
        .put("detail", fault.detail());
  }

  /// Forgets a job that has ended, and none of the conversations that it brought: the same file can
  /// be taken in anew then.
  @May(Right.IMPORT)
  @DeleteMapping("/api/v1/imports/{id}")
  ResponseEntity<Void> forget(@RequestAttribute Who who, @PathVariable String id) {
    String state = jobs.state(find(who, id));
    if (state.equals("waiting") || state.equals("running")) {
      throw Problem.of(HttpStatus.CONFLICT, "It runs. Wait until it is done.");
    }
    imports.forget(who.tenant(), id);
    return ResponseEntity.noContent().build();
  }
}
