package io.heard.server;

import io.heard.Heard;
import io.heard.store.Conversations;
import io.heard.store.Database;
import io.heard.store.People;
import io.heard.store.StoreException;
import java.io.PrintStream;
import java.net.BindException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// Starts the service.
public final class Serve implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final Database database;

  private Serve(ConfigurableApplicationContext context, Database database) {
    this.context = context;
    this.database = database;
  }

  /// Starts a service and returns once it answers.
  ///
  /// @param version what readings say they were made by
  /// @param out where the address is printed and, at the first start, the code by which the owner
  ///   signs in
  /// @throws StoreException when the data cannot be opened
  /// @throws IllegalStateException when the model is damaged or the port is taken; the message says
  ///   what to try
  public static Serve start(Settings settings, String version, PrintStream out) {
    String url = settings.database();
    Database database =
        url == null
            ? Database.in(
                settings.data(),
                "a service on port %d (process %d)"
                    .formatted(settings.port(), ProcessHandle.current().pid()))
            : Database.at(url);
    try {
      return started(settings, version, out, database);
    } catch (RuntimeException failed) {
      database.close();
      throw failed;
    }
  }

  private static Serve started(
      Settings settings, String version, PrintStream out, Database database) {
    Heard heard = settings.withoutModel() ? Heard.withoutModel() : Heard.withAll();
    Clock clock = Clock.systemUTC();
    var hearing = new Hearing(heard, version);
    var conversations = new Conversations(database, clock, hearing.json().heard().toString());
    var people = new People(database, clock);
    var watchers = new Watchers();
    var owner = new FirstOwner(people);
    var live = new Live(hearing, conversations, watchers, clock);
    Map<String, Object> properties = new HashMap<>();
    properties.put("server.port", settings.port());
    properties.put("server.address", settings.host());
    ConfigurableApplicationContext context;
    try {
      context =
          new SpringApplicationBuilder(Service.class)
              .web(WebApplicationType.SERVLET)
              .bannerMode(Banner.Mode.OFF)
              .logStartupInfo(false)
              .registerShutdownHook(true)
              .properties(properties)
              .initializers(any -> {
                var beans = (GenericApplicationContext) any;
                beans.registerBean(Settings.class, () -> settings);
                beans.registerBean(Hearing.class, () -> hearing);
                beans.registerBean(Database.class, () -> database);
                beans.registerBean(Conversations.class, () -> conversations);
                beans.registerBean(People.class, () -> people);
                beans.registerBean(Watchers.class, () -> watchers);
                beans.registerBean(Live.class, () -> live);
                beans.registerBean(FirstOwner.class, () -> owner);
                beans.registerBean(Clock.class, () -> clock);
              })
              .run();
    } catch (RuntimeException failed) {
      throw taken(settings, failed);
    }
    var serve = new Serve(context, database);
    out.println("Heard listens at http://%s:%d/".formatted(shown(settings.host()), serve.port()));
    owner
        .code()
        .ifPresent(code ->
            out.println(
                "Nobody has an account here yet. Sign in once with the code %s to become the owner."
                    .formatted(code)));
    return serve;
  }

  private static String shown(String host) {
    return host.equals("127.0.0.1") ? "localhost" : host;
  }

  private static RuntimeException taken(Settings settings, RuntimeException failed) {
    Throwable cause = failed;
    while (cause != null) {
      if (cause instanceof BindException
          || cause.getClass().getSimpleName().equals("PortInUseException")) {
        return new IllegalStateException(
            "Port %d is taken by another program.\nMaybe --port 0, for any free one."
                .formatted(settings.port()),
            failed);
      }
      cause = cause.getCause();
    }
    return failed;
  }

  /// The port that is listened on.
  public int port() {
    if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
      return web.getWebServer().getPort();
    }
    throw new IllegalStateException("There is no web server.");
  }

  /// Waits until the process is told to stop.
  public void await() throws InterruptedException {
    Thread.currentThread().join();
  }

  /// Stops: requests that are being answered are finished, new ones are refused.
  @Override
  public void close() {
    SpringApplication.exit(context);
    database.close();
  }
}
