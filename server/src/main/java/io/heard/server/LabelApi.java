package io.heard.server;

import io.heard.page.Catalogue;
import io.heard.page.Example;
import io.heard.page.Page;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What labels mean: the catalogue with the house's own pages, and the page behind each mark.
@RestController
final class LabelApi {
  private final Hearings hearings;

  LabelApi(Hearings hearings) {
    this.hearings = hearings;
  }

  /// All labels, by code.
  @May(Right.READ_TEXTS)
  @GetMapping("/api/v1/labels")
  ResponseEntity<String> labels(@RequestAttribute Who who) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("labels");
    hearings.of(who.tenant()).catalogue().entries().forEach(entry -> list.add(head(entry)));
    return ReadingApi.json(body);
  }

  /// One label's page.
  @May(Right.READ_TEXTS)
  @GetMapping("/api/v1/labels/{code}")
  ResponseEntity<String> label(@RequestAttribute Who who, @PathVariable String code) {
    Catalogue.Entry entry =
        hearings.of(who.tenant()).catalogue().entry(code).orElseThrow(Problem::notThere);
    ObjectNode body = head(entry);
    ObjectNode sections = body.putObject("sections");
    Page.PROSE.forEach(heading -> {
      String text = entry.page().section(heading);
      // A hint is written for the program that offers it.
      if (!text.isEmpty() && !heading.equals("Hint")) {
        sections.put(heading, text);
      }
    });
    examples(body.putArray("heard"), entry.page().heard());
    examples(body.putArray("notHeard"), entry.page().notHeard());
    return ReadingApi.json(body);
  }

  private static ObjectNode head(Catalogue.Entry entry) {
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.put("code", entry.about().code());
    head.put("kind", entry.about().kind().id());
    head.put("title", entry.about().title());
    head.put("intro", entry.page().intro());
    head.put("say", entry.page().section("Say"));
    return head;
  }

  private static void examples(ArrayNode list, List<Example> examples) {
    for (Example example : examples) {
      ObjectNode tree = list.addObject().put("name", example.name());
      ArrayNode lines = tree.putArray("lines");
      for (Example.Line line : example.lines()) {
        switch (line) {
          case Example.Line.Said said -> {
            ObjectNode one =
                lines.addObject().put("speaker", said.role().id()).put("text", said.text());
            ArrayNode marks = one.putArray("marks");
            said.marks()
                .forEach(span -> marks.addObject().put("from", span.from()).put("to", span.to()));
          }
          case Example.Line.Silent silent -> lines.addObject().put("silence", silent.seconds());
          case Example.Line.Absent absent ->
              lines.addObject().put("by", absent.by().id()).put("absent", absent.what());
        }
      }
    }
  }
}
