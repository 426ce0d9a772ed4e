package io.heard.server;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Where a request came to, and which page sent it.
final class Site {
  /// What a proxy adds; whoever comes through one comes from elsewhere.
  private static final List<String> PASSED_ON =
      List.of("X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "Via", "X-Real-IP");

  private Site() {}

  /// Whether the browser reached this machine by its own name for itself. Only then may a cookie
  /// travel without HTTPS.
  static boolean loopback(HttpServletRequest request) {
    String name = request.getServerName();
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || name.startsWith("127.")
        || name.equals("::1")
        || name.equals("[::1]");
  }

  /// Whether a request was made on this machine. The name that it asked for is looked at too: a
  /// page of the web whose name leads here is none of ours.
  static boolean here(HttpServletRequest request) {
    return loopback(request)
        && isLoopback(request.getRemoteAddr())
        && PASSED_ON.stream().noneMatch(name -> request.getHeader(name) != null);
  }

  private static boolean isLoopback(@Nullable String address) {
    try {
      return address != null && InetAddress.ofLiteral(address).isLoopbackAddress();
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  /// Refuses a form that a page of another site sent, where there is no session yet whose secret it
  /// could carry: nobody is signed in as somebody else.
  static void requireOwn(HttpServletRequest request) {
    String from = request.getHeader("Sec-Fetch-Site");
    if (from != null && !from.equals("same-origin") && !from.equals("none")) {
      throw foreign();
    }
    String origin = request.getHeader("Origin");
    if (from == null && origin != null && !sameHost(origin, request)) {
      throw foreign();
    }
  }

  private static boolean sameHost(String origin, HttpServletRequest request) {
    try {
      String host = new URI(origin).getAuthority();
      String own = request.getHeader("Host");
      return host != null && own != null && host.equalsIgnoreCase(own);
    } catch (URISyntaxException none) {
      return false;
    }
  }

  private static Problem foreign() {
    return Problem.of(HttpStatus.FORBIDDEN, "The form was sent by another site.");
  }

  /// How its owner recognises a session: browser and system, of a short list; nothing else of what
  /// the browser sends is kept.
  static String device(HttpServletRequest request) {
    String agent = String.valueOf(request.getHeader("User-Agent")).toLowerCase(Locale.ROOT);
    String browser =
        first(
            agent, "edg/", "Edge", "opr/", "Opera", "firefox", "Firefox", "chrome", "Chrome",
            "safari", "Safari");
    String system =
        first(
            agent, "android", "Android", "iphone", "iOS", "ipad", "iOS", "windows", "Windows",
            "mac os", "macOS", "linux", "Linux");
    if (browser.isEmpty()) {
      return system;
    }
    return system.isEmpty() ? browser : browser + " on " + system;
  }

  private static String first(String agent, String... pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (agent.contains(pairs[i])) {
        return pairs[i + 1];
      }
    }
    return "";
  }
}
