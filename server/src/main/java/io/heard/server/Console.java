package io.heard.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/// The console's files, where they were built: one page, which shows every room by the API, and
/// what it is made of. Where they were not, or where a setting says so, the plain [Pages] stand in
/// their place.
@RestController
@Conditional(Console.Built.class)
final class Console {
  /// Whether the plain pages are wanted although the console is there.
  static final String PLAIN = "HEARD_PLAIN_PAGES";

  private static final String AT = "classpath:io/heard/console/";

  /// What the built page has in the place of the nonce of each answer.
  private static final String NONCE = "{nonce}";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");

  private static final Pattern ROOM =
      Pattern.compile(
          "/((desk|floor|conversations|read|settings|welcome)(/(?!(\\.|%2[eE]){1,2}(/|$))[A-Za-z0-9_.~%-]+)*)?");

  private static final int LONGEST_ROOM = 1_000;

  private static final int NONCE_BYTES = 18;

  /// The address has a digest of what it holds, so a browser may keep it.
  private static final CacheControl KEPT =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private static final Map<String, MediaType> TYPES =
      Map.of(
          "js", new MediaType("text", "javascript", StandardCharsets.UTF_8),
          "css", new MediaType("text", "css", StandardCharsets.UTF_8),
          "svg", new MediaType("image", "svg+xml", StandardCharsets.UTF_8));

  private final SecureRandom random = new SecureRandom();
  private final ResourceLoader files;
  private final DemoHouse demo;
  private final String page;
  private final Map<String, Asset> assets = new ConcurrentHashMap<>();

  /// A file as it is sent.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Asset(byte[] plain, byte[] packed, MediaType type) {}

  Console(ResourceLoader files, DemoHouse demo) {
    this.files = files;
    this.demo = demo;
    this.page = new String(read(files.getResource(AT + "index.html")), StandardCharsets.UTF_8);
  }

  /// The console was built, and is wanted.
  static final class Built implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata any) {
      return !context.getEnvironment().getProperty(PLAIN, Boolean.class, false)
          && context.getResourceLoader().getResource(AT + "index.html").exists();
    }
  }

  /// It was not, or is not.
  static final class Unbuilt implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata any) {
      return !new Built().matches(context, any);
    }
  }

  /// Every room is the same page; which one it shows, it takes from its address. It holds nothing
  /// of anybody's.
  @May(anybody = true)
  @GetMapping(
      path = {
        "/",
        "/desk",
        "/desk/{talk}",
        "/floor",
        "/conversations",
        "/conversations/{talk}",
        "/read",
        "/settings",
        "/settings/**",
        "/welcome"
      },
      produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> room(
      @RequestAttribute(required = false) @Nullable Who who, HttpServletRequest request) {
    if (who == null || who.role() == null) {
      return demo.enter(request)
          .orElseGet(
              () -> ResponseEntity.status(HttpStatus.SEE_OTHER).location(signIn(request)).build());
    }
    return page(HttpStatus.OK);
  }

  /// The page, for somebody who is signed in.
  ResponseEntity<String> page(HttpStatus status) {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = Base64.getEncoder().encodeToString(bytes);
    return ResponseEntity.status(status)
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .header("Content-Security-Policy", Service.policy(nonce))
        .cacheControl(CacheControl.noStore())
        .body(page.replace(NONCE, nonce));
  }

  /// Whether it is the path of a page that whoever signs in may be led on to: one of this service,
  /// and nothing that a browser could take for another.
  static boolean isRoom(String path) {
    return path.length() <= LONGEST_ROOM && ROOM.matcher(path).matches();
  }

  private static URI signIn(HttpServletRequest request) {
    String path = request.getRequestURI();
    return URI.create(
        path.equals("/") || !isRoom(path)
            ? "/sign-in"
            : "/sign-in?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
  }

  /// A file that the page is made of.
  @May(anybody = true)
  @GetMapping("/assets/{file}")
  ResponseEntity<byte[]> asset(@PathVariable String file, HttpServletRequest request) {
    Asset asset = assets.computeIfAbsent(file, this::asset);
    String accepts = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    boolean packed = accepts != null && accepts.toLowerCase(Locale.ROOT).contains("gzip");
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .contentType(asset.type())
            .cacheControl(KEPT)
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    return packed
        ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(asset.packed())
        : answer.body(asset.plain());
  }

  private Asset asset(String file) {
    MediaType type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
    if (type == null || !NAME.matcher(file).matches()) {
      throw Problem.notThere();
    }
    Resource resource = files.getResource(AT + "assets/" + file);
    if (!resource.exists()) {
      throw Problem.notThere();
    }
    byte[] plain = read(resource);
    var packed = new ByteArrayOutputStream(plain.length / 2);
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new Asset(plain, packed.toByteArray(), type);
  }

  private static byte[] read(Resource resource) {
    try (InputStream in = resource.getInputStream()) {
      return in.readAllBytes();
    } catch (IOException failed) {
      throw new UncheckedIOException("A file of the console cannot be read.", failed);
    }
  }
}
