package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Addresses of a server that counts who calls stand wherever an address can stand: nobody calls.
class NothingFetchedTest {
  @TempDir Path data = Path.of("");

  @Test
  void noAddressInAnInputIsEverCalled() throws Exception {
    var calls = new AtomicInteger();
    try (var trap = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var service = new SignedIn(data)) {
      Thread.ofPlatform().daemon().start(() -> count(trap, calls));
      String url = "http://127.0.0.1:%d/trap".formatted(trap.getLocalPort());
      service.json("PUT", "/api/v1/privacy/masking", "{\"on\":false}");
      for (String input : inputs(url)) {
        HttpResponse<String> read = service.post("/api/v1/readings", input);
        assertThat(read.statusCode()).as(read.body()).isLessThan(500);
      }
      service.json(
          "POST",
          "/api/v1/conversations",
          """
          {"id":"c-1","channel":"chat","customerId":"URL","topic":"URL","callback":"URL","$schema":"URL",
           "case":{"customer":{"name":"URL","facts":[{"text":"URL","source":"URL"}]},"earlier":[{"topic":"URL"}]},
           "turns":[{"speaker":"customer","name":"URL","speakerId":"URL","text":"See URL and <img src='URL'> ![x](URL) <!ENTITY x SYSTEM 'URL'> ${jndi:ldap://HOST/a}"},
             {"speaker":"agent","visibility":"note","text":"URL","attachments":[{"url":"URL"}]}]}\
          """
              .replace("HOST", url.substring(7))
              .replace("URL", url));
      service.json(
          "POST",
          "/api/v1/conversations/c-1/turns",
          "{\"speaker\":\"customer\",\"text\":\"%s\",\"externalId\":\"m-1\",\"url\":\"%s\",\"avatar\":\"%s\"}"
              .formatted(url, url, url));
      service.json(
          "PUT",
          "/api/v1/conversations/c-1/turns/m-1",
          "{\"speaker\":\"customer\",\"text\":\"" + url + "\"}");
      service.json("POST", "/api/v1/drafts/check", "{\"text\":\"See " + url + ".\"}");
      service.json("PUT", "/api/v1/privacy/channels/chat", "{\"notice\":\"" + url + "\"}");
      service.json("PUT", "/api/v1/privacy/masking", "{\"on\":true}");
      service.json("POST", "/api/v1/conversations/c-1/close", "");
      service.json("POST", "/api/v1/privacy/export", "{\"customer\":\"" + url + "\"}");
      String page = service.get("/conversations/c-1").body();
      assertThat(page).doesNotContain("src=\"http", "href=\"http://127", "url(http");
      service.json("POST", "/api/v1/privacy/erasure", "{\"customer\":\"" + url + "\"}");
      assertThat(calls).as("calls before anybody calls").hasValue(0);
      // The trap works.
      try (var one = new Socket(InetAddress.getLoopbackAddress(), trap.getLocalPort())) {
        assertThat(one.isConnected()).isTrue();
        while (calls.get() == 0) {
          Thread.onSpinWait();
        }
      }
      assertThat(calls).hasValue(1);
    }
  }

  private static void count(ServerSocket trap, AtomicInteger calls) {
    while (!trap.isClosed()) {
      try (Socket caller = trap.accept()) {
        calls.addAndGet(caller.isBound() ? 1 : 0);
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static List<String> inputs(String url) {
    return List.of(
        """
        {"uuid":"018f0000-0000-8000-8000-000000000001","created_at":"2026-03-02T09:00:00Z",
         "group":[{"uuid":"018f0000-0000-8000-8000-000000000002","url":"URL","content_hash":"sha512-x"}],
         "redacted":{"uuid":"018f0000-0000-8000-8000-000000000003","url":"URL"},
         "parties":[{"name":"Ann","mailto":"ann@shop.example","role":"customer","jCard":"URL"},{"name":"Bo","role":"agent"}],
         "dialog":[{"type":"text","start":"2026-03-02T09:00:00Z","parties":0,"mediatype":"text/plain","body":"Still broken.","encoding":"none"},
           {"type":"recording","start":"2026-03-02T09:01:00Z","duration":3,"parties":[0,1],"url":"URL","content_hash":"sha512-x","mediatype":"audio/wav"},
           {"type":"text","start":"2026-03-02T09:02:00Z","parties":1,"url":"URL","mediatype":"text/plain"}],
         "analysis":[{"type":"transcript","dialog":1,"vendor":"x","url":"URL","mediatype":"application/json"}],
         "attachments":[{"purpose":"image","url":"URL","party":0}]}\
        """
            .replace("URL", url),
        """
        <?xml version="1.0"?><!DOCTYPE x SYSTEM "URL" [<!ENTITY y SYSTEM "URL">]><x>&y;</x>\
        """
            .replace("URL", url),
        """
        From: ann@shop.example
        To: help@shop.example
        Subject: URL
        Date: Mon, 2 Mar 2026 09:00:00 +0000
        Message-ID: <1@shop.example>
        Content-Type: text/html

        <html><head><base href="URL"><link rel=stylesheet href="URL"></head><body><img src="URL">Still broken.<iframe src="URL"></iframe></body></html>
        """
            .replace("URL", url),
        """
        WEBVTT
        STYLE
        @import url("URL");

        00:00:01.000 --> 00:00:03.000
        <v Ann>See URL, it is still broken.</v>
        """
            .replace("URL", url),
        "{\"messages\":[{\"body\":\"hello\",\"author\":\"ann\",\"media_url\":\"%s\"}]}"
            .formatted(url),
        url);
  }
}
