package io.heard.server;

import io.heard.Heard;
import io.heard.store.Audit;
import io.heard.store.Conversations;
import io.heard.store.Customers;
import io.heard.store.Database;
import io.heard.store.Desks;
import io.heard.store.Disputes;
import io.heard.store.HousePages;
import io.heard.store.Imports;
import io.heard.store.People;
import io.heard.store.Rules;
import io.heard.store.StoreException;
import io.heard.store.Traces;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// Starts the service.
public final class Serve implements AutoCloseable {
  private static final int REHEARSALS = 4;

  private static final Duration A_WHILE = Duration.ofSeconds(1);

  private final ConfigurableApplicationContext context;
  private final Database database;
  private final Pulse pulse;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final @Nullable Demo demo;

  private Serve(
      ConfigurableApplicationContext context,
      Database database,
      Pulse pulse,
      DemoHouse house,
      long seed) {
    this.context = context;
    this.database = database;
    this.pulse = pulse;
    this.demo =
        house.plays()
            ? Demo.play(port(), house.token(), house.agents(), seed, Thread::sleep)
            : null;
  }

  /// Starts a service and returns once it answers.
  ///
  /// @param version what readings say they were made by
  /// @param out where the address is printed and, at the first start, the code by which the owner
  ///   signs in
  /// @throws StoreException when the data cannot be opened
  /// @throws IllegalStateException when the port is taken; the message says what to try
  public static Serve start(Settings settings, String version, PrintStream out) {
    return start(settings, LogSettings.USUAL, version, out);
  }

  /// @param clock what says what has ended
  static Serve start(Settings settings, String version, PrintStream out, Clock clock) {
    return start(settings, LogSettings.USUAL, version, out, Heard::withAll, clock);
  }

  /// Starts a service that logs as it is told.
  public static Serve start(Settings settings, LogSettings logs, String version, PrintStream out) {
    return start(settings, logs, version, out, Heard::withAll);
  }

  /// @param withModel what hears where the model is wanted
  static Serve start(
      Settings settings,
      LogSettings logs,
      String version,
      PrintStream out,
      Supplier<Heard> withModel) {
    return start(settings, logs, version, out, withModel, Clock.systemUTC());
  }

  private static Serve start(
      Settings settings,
      LogSettings logs,
      String version,
      PrintStream out,
      Supplier<Heard> withModel,
      Clock clock) {
    Logs.begin(logs, settings.data());
    carriers();
    String url = settings.database();
    Database database =
        url == null
            ? Database.in(
                settings.data(),
                "a service on port %d (process %d)"
                    .formatted(settings.port(), ProcessHandle.current().pid()))
            : Database.at(url);
    try {
      return started(settings, logs, version, out, database, withModel, clock);
    } catch (RuntimeException failed) {
      database.close();
      throw failed;
    }
  }

  private static Serve started(
      Settings settings,
      LogSettings logs,
      String version,
      PrintStream out,
      Database database,
      Supplier<Heard> withModel,
      Clock clock) {
    Installed installed = Installed.of(settings.withoutModel(), withModel);
    int atOnce = Runtime.getRuntime().availableProcessors();
    var admission = new Admission(atOnce, System::nanoTime);
    var slots = new Slots(installed.heard().encoder(), atOnce, admission::heard);
    Heard heard = installed.heard().with(slots);
    var hearing = new Hearing(heard, version);
    var pages = new HousePages(database, clock);
    var hearings = new Hearings(hearing, pages);
    var conversations = new Conversations(database, clock, hearing.by());
    var people = new People(database, clock);
    Audit audit = Audit.in(database, settings.data(), clock);
    var watchers = new Watchers();
    DemoHouse house = settings.demo() ? DemoHouse.of(people) : DemoHouse.none(people);
    var owner = new FirstOwner(people);
    var traces = new Traces(database, clock);
    var privacy = new Privacy(new Rules(database, clock), Key.in(settings.data()));
    var unscrubbed = new Unscrubbed(settings.data(), clock);
    var disputes = new Disputes(database, clock);
    var live =
        new Live(hearings, conversations, watchers, clock, privacy, traces, disputes, unscrubbed);
    var forgetting = new Forgetting(live, unscrubbed, traces, privacy, database, clock, audit);
    var exports = new CustomerExport(privacy, traces, conversations, live, clock);
    var pulse = new Pulse(database, heard, clock, settings.data(), settings.database() == null);
    var customers = new Customers(database, clock);
    var desks = new Desks(database, clock);
    var jobs = new ImportJobs(new Imports(database, clock), live, hearing);
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
              .registerShutdownHook(false)
              .properties(properties)
              .initializers(any -> {
                var beans = (GenericApplicationContext) any;
                beans.registerBean(Settings.class, () -> settings);
                beans.registerBean(LogSettings.class, () -> logs);
                beans.registerBean(Installed.class, () -> installed);
                beans.registerBean(Slots.class, () -> slots);
                beans.registerBean(Admission.class, () -> admission);
                beans.registerBean(Pulse.class, () -> pulse);
                beans.registerBean(Hearing.class, () -> hearing);
                beans.registerBean(Hearings.class, () -> hearings);
                beans.registerBean(HousePages.class, () -> pages);
                beans.registerBean(Database.class, () -> database);
                beans.registerBean(Conversations.class, () -> conversations);
                beans.registerBean(Customers.class, () -> customers);
                beans.registerBean(Disputes.class, () -> disputes);
                beans.registerBean(ImportJobs.class, () -> jobs);
                beans.registerBean(People.class, () -> people);
                beans.registerBean(Desks.class, () -> desks);
                beans.registerBean(Audit.class, () -> audit);
                beans.registerBean(Glimpses.class, () -> new Glimpses(audit, clock));
                beans.registerBean(Watchers.class, () -> watchers);
                beans.registerBean(Live.class, () -> live);
                beans.registerBean(FirstOwner.class, () -> owner);
                beans.registerBean(DemoHouse.class, () -> house);
                beans.registerBean(Clock.class, () -> clock);
                beans.registerBean(Traces.class, () -> traces);
                beans.registerBean(Privacy.class, () -> privacy);
                beans.registerBean(Forgetting.class, () -> forgetting);
                beans.registerBean(CustomerExport.class, () -> exports);
              })
              .run();
    } catch (RuntimeException failed) {
      pulse.close();
      throw taken(settings, failed);
    }
    Discreet.begin();
    forgetting.begin();
    var serve = new Serve(context, database, pulse, house, settings.seed());
    out.println("Heard listens at http://%s:%d/".formatted(shown(settings.host()), serve.port()));
    owner
        .code()
        .ifPresent(code ->
            out.println(
                "Nobody has an account here yet. Sign in once with the code %s to become the owner."
                    .formatted(code)));
    return serve;
  }

  /// Two threads more than there are processors carry the requests: the model and the disk hold a
  /// carrier while they work, and a refusal must not wait for them. Whoever started the process may
  /// have said otherwise.
  private static void carriers() {
    String name = "jdk.virtualThreadScheduler.parallelism";
    if (System.getProperty(name) == null) {
      System.setProperty(name, String.valueOf(Runtime.getRuntime().availableProcessors() + 2));
    }
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
            "Port %d is taken by another program.\nMaybe --port %d, or --port 0 for any free one."
                .formatted(settings.port(), beside(settings.port())),
            failed);
      }
      cause = cause.getCause();
    }
    return failed;
  }

  private static int beside(int port) {
    return port < 65_535 ? port + 1 : port - 1;
  }

  /// The port that is listened on.
  public int port() {
    if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
      return web.getWebServer().getPort();
    }
    throw new IllegalStateException("There is no web server.");
  }

  /// A part of the running service, for tests.
  <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /// All parts of one kind, for tests.
  <T> Collection<T> parts(Class<T> type) {
    return context.getBeansOfType(type).values();
  }

  /// Does a little of what visitors do, for whoever wants the classes of that loaded.
  ///
  /// @throws InterruptedException when somebody is in a hurry
  public void rehearse() throws InterruptedException {
    var cookies = new CookieManager();
    try (HttpClient client =
        HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      for (int i = 0; i < REHEARSALS; i++) {
        for (String path :
            List.of(
                "/", "/conversations/demo-0001", "/sign-in", "/health/ready", "/v2/languages")) {
          client.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path)).build(),
              HttpResponse.BodyHandlers.discarding());
        }
        Thread.sleep(A_WHILE);
      }
    } catch (IOException failed) {
      throw new IllegalStateException("The rehearsal failed.", failed);
    }
  }

  /// The one of that name, where there are several.
  <T> T part(String name, Class<T> kind) {
    return context.getBean(name, kind);
  }

  /// Waits until the process is told to stop.
  public void await() throws InterruptedException {
    Thread.currentThread().join();
  }

  /// Stops: requests that are being answered are finished, new ones are refused. A second time
  /// changes nothing.
  @Override
  public void close() {
    if (!stopped.compareAndSet(false, true)) {
      return;
    }
    Demo playing = demo;
    if (playing != null) {
      playing.close();
    }
    SpringApplication.exit(context);
    pulse.close();
    database.close();
    Logs.end();
  }
}
