package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every file of ours with every address in it led to a server that listens here, and files made to
/// be followed: whatever is done with them, nobody calls.
class NothingFetchedTest {
  @TempDir private Path folder;

  @Test
  void nobodyCalls() throws Exception {
    var callers = new ArrayList<String>();
    try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var listening =
          new Thread(() -> {
            while (listen(server, callers)) {
              // the next one
            }
          });
      listening.start();
      write("http://127.0.0.1:%d/x".formatted(server.getLocalPort()));
      for (String shape : List.of("text", "json", "html", "csv", "vcon")) {
        Call.in(folder, "", "read", "--without-model", "--as", shape, "--out", "out", "all");
        assertThat(Files.size(folder.resolve("out"))).as(shape).isPositive();
      }
      for (String shape : List.of("vcon", "jsonl", "vtt")) {
        Call.in(folder, "", "convert", "--as", shape, "all", "out");
      }
      // A call of our own comes last, so that all that came before it have been taken.
      try (var own = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
        own.getOutputStream().write("own\n".getBytes(StandardCharsets.UTF_8));
      }
      listening.join();
    }
    assertThat(callers).containsExactly("own");
  }

  private static boolean listen(ServerSocket server, List<String> callers) {
    try (Socket socket = server.accept()) {
      String line =
          new String(socket.getInputStream().readNBytes(4), StandardCharsets.UTF_8).strip();
      callers.add(line);
      return !line.equals("own");
    } catch (IOException closed) {
      return false;
    }
  }

  private void write(String url) throws IOException {
    Path all = Files.createDirectory(folder.resolve("all"));
    for (Path from :
        List.of(
            Call.EXAMPLES, Path.of("..", "formats/src/test/resources/io/heard/formats/samples"))) {
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.sorted().toList()) {
          String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
          Files.write(
              all.resolve(String.valueOf(file.getFileName())),
              text.replaceAll("https?://[^\"'\\s<>\\\\)\\]]+", url)
                  .getBytes(StandardCharsets.ISO_8859_1));
        }
      }
    }
    Files.writeString(
        all.resolve("fetch.vcon.json"),
        """
        {"parties":[{"role":"agent","jcard":"%1$s"},{"role":"customer"}],
         "dialog":[{"type":"recording","start":"2026-03-02T09:14:00Z","parties":[0,1],"mediatype":"audio/wav","url":"%1$s","content_hash":"sha512-x"},
          {"type":"text","start":"2026-03-02T09:14:00Z","parties":0,"mediatype":"text/html","url":"%1$s"},
          {"type":"text","start":"2026-03-02T09:15:00Z","parties":1,"mediatype":"text/html","encoding":"none",
           "body":"<link rel=stylesheet href='%1$s'><script src='%1$s'></script><img src='%1$s' onerror='fetch(\\"%1$s\\")'><iframe src='%1$s'></iframe><meta http-equiv=refresh content='0;url=%1$s'><p>I am upset.</p>"}],
         "analysis":[{"type":"transcript","dialog":0,"vendor":"x","schema":"%1$s","url":"%1$s"}],
         "attachments":[{"purpose":"tags","url":"%1$s"}],"$ref":"%1$s","$schema":"%1$s"}
        """
            .formatted(url));
    Files.writeString(
        all.resolve("fetch.xml"),
        "<?xml version=\"1.0\"?><!DOCTYPE t [<!ENTITY %% e SYSTEM \"%1$s\"> %%e;]><t xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"%1$s\"/></t>"
            .formatted(url));
    Files.writeString(
        all.resolve("fetch.eml"),
        """
        From: Ann <ann@example.org>
        To: help@example.com
        Subject: x
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/html
        Content-Location: %1$s
        Content-Base: %1$s

        <base href="%1$s"><img src="%1$s"><p>Where is my order?</p>
        --b
        Content-Type: message/external-body; access-type=URL; URL="%1$s"

        Content-Type: text/plain

        --b--
        """
            .formatted(url));
    Files.writeString(
        all.resolve("fetch.vtt"),
        "WEBVTT\n\nSTYLE\n@import url(%1$s);\n\n00:01.000 --> 00:02.000\n<v Ann>Hi <img src=%1$s>\n"
            .formatted(url));
    Files.writeString(
        all.resolve("fetch.csv"),
        "speaker,text\nagent,\"=WEBSERVICE(\"\"%s\"\")\"\n".formatted(url));
    Files.writeString(
        all.resolve("fetch.json"),
        "{\"@type\":\"java.net.URL\",\"val\":\"%1$s\",\"turns\":[{\"speaker\":\"agent\",\"text\":\"${jndi:ldap://%2$s}\"}]}"
            .formatted(url, url.substring(7)));
  }
}
