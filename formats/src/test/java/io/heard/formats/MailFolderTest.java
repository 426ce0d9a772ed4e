package io.heard.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class MailFolderTest {
  private static String mail(String id, String answers, String from, String text) {
    return """
    From: %s
    To: lamps@lamps.example
    Subject: The lamp
    Date: Mon, 3 Mar 2025 10:0%s:00 +0000
    Message-ID: <%s@mail.example>
    %sMIME-Version: 1.0
    Content-Type: text/plain

    %s
    """
        .formatted(
            from,
            id,
            id,
            answers.isEmpty() ? "" : "In-Reply-To: <" + answers + "@mail.example>\n",
            text);
  }

  private static Incoming read(Map<String, String> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return new Formats().read("mails.zip", bytes.toByteArray(), Options.NONE);
  }

  @Test
  void filesOfOneFolderBecomeThreads() throws IOException {
    var files = new LinkedHashMap<String, String>();
    files.put("in/a.eml", mail("2", "1", "Kit <lamps@lamps.example>", "Which lamp is it?"));
    files.put("in/b.eml", mail("1", "", "Ann <ann@mail.example>", "The lamp broke."));
    files.put("in/c.eml", mail("3", "", "Bo <bo@mail.example>", "Do you sell bulbs?"));
    files.put("out/a.eml", mail("4", "3", "Kit <lamps@lamps.example>", "We do."));
    Incoming incoming = read(files);
    assertThat(incoming.conversations())
        .extracting(Conversation::id)
        .containsExactly("1@mail.example", "3@mail.example", "4@mail.example");
    assertThat(incoming.conversations().getFirst().turns())
        .extracting(Turn::text)
        .containsExactly("The lamp broke.", "Which lamp is it?");
    assertThat(incoming.conversations().getFirst().turns().getLast().origin().place())
        .isEqualTo("mails.zip!in/a.eml:1");
  }

  @Test
  void whatIsCalledSoAndIsNoMailIsReadByItself() throws IOException {
    var files = new LinkedHashMap<String, String>();
    files.put("a.eml", mail("1", "", "Ann <ann@mail.example>", "The lamp broke."));
    files.put("b.eml", "Agent: Which lamp is it?\nCustomer: The blue one.\n");
    Incoming incoming = read(files);
    assertThat(incoming.conversations()).hasSize(2);
    assertThat(incoming.conversations())
        .extracting(one -> one.turns().size())
        .containsExactly(2, 1);
  }

  @Test
  void whatIsPackedAndCalledSoIsOpened() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(
          "Agent: Which lamp is it?\nCustomer: The blue one.\n".getBytes(StandardCharsets.UTF_8));
    }
    var read = new ArrayList<Conversation>();
    MailFolder folder =
        new Formats()
            .mails(
                "in/a.eml",
                Options.NONE,
                part ->
                    part.read(
                        new Receiver() {
                          @Override
                          public void take(Conversation conversation) {
                            read.add(conversation);
                          }

                          @Override
                          public void say(Problem problem) {}
                        }));
    folder.take("in/a.eml", new ByteArrayInputStream(bytes.toByteArray()));
    folder.end();
    assertThat(read).singleElement().extracting(one -> one.turns().size()).isEqualTo(2);
  }
}
