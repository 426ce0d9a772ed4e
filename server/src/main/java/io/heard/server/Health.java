package io.heard.server;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.servlet.DispatcherType;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/// What keeps the service well and shows how it is: the gate, the request log, probes and measures.
@Configuration(proxyBeanMethods = false)
@Import({HealthApi.class, Gate.class})
class Health {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /// Before the gate, so that what is refused has a line too.
  @Bean
  FilterRegistrationBean<RequestLog> requestLog(LogSettings settings) {
    var filter = new FilterRegistrationBean<>(new RequestLog(settings.requests()));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    filter.setDispatcherTypes(DispatcherType.REQUEST);
    return filter;
  }

  /// Before sign-in: a refusal must cost next to nothing.
  @Bean
  FilterRegistrationBean<Gate> gateFilter(Gate gate) {
    var filter = new FilterRegistrationBean<>(gate);
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    filter.setDispatcherTypes(DispatcherType.REQUEST);
    return filter;
  }

  /// Who calls chooses the method's name; a label takes none but those that exist.
  @Bean
  MeterFilter methods() {
    return MeterFilter.replaceTagValues(
        "method", method -> METHODS.contains(method) ? method : "other");
  }

  @Bean
  MeterBinder measures(
      Admission admission,
      Pulse pulse,
      Installed installed,
      Slots slots,
      Live live,
      Watchers watchers) {
    return registry -> {
      slots.measure(registry);
      gauge(
          registry,
          "heard.requests.in.flight",
          null,
          "Requests being heard",
          admission,
          a -> a.inFlight());
      gauge(
          registry,
          "heard.requests.expected.wait",
          "seconds",
          "What one that came now would wait",
          admission,
          a -> a.expected() / 1e9);
      FunctionCounter.builder("heard.requests.refused", admission, Admission::refused)
          .description("Requests that were refused since more came than could be heard")
          .register(registry);
      gauge(
          registry,
          "heard.store.works",
          null,
          "1 where the store took the last write",
          pulse,
          p -> p.storeWorks() ? 1 : 0);
      gauge(
          registry,
          "heard.store.write",
          "seconds",
          "What the last write of the probe took",
          pulse,
          p -> p.state().writeNanos() / 1e9);
      gauge(
          registry,
          "heard.hearing.works",
          null,
          "1 where the last turn of the probe was heard",
          pulse,
          p -> p.state().hearing() ? 1 : 0);
      gauge(
          registry,
          "heard.data.free",
          "bytes",
          "Room on the disk of the data",
          pulse,
          p -> p.state().freeBytes());
      gauge(
          registry,
          "heard.model.loaded",
          null,
          "1 with the model, 0 by phrases alone",
          installed,
          i -> i.model() ? 1 : 0);
      gauge(
          registry,
          "heard.conversations.held",
          null,
          "Conversations whose reading is kept",
          live,
          l -> l.size());
      gauge(
          registry,
          "heard.watchers",
          null,
          "Streams of events that are open",
          watchers,
          w -> w.size());
      FunctionCounter.builder("heard.readings.made.again", live, Live::loads)
          .description("Readings that were made again from stored turns")
          .register(registry);
      FunctionCounter.builder("heard.turns.heard", live, Live::taken)
          .description("Turns that were heard and stored")
          .register(registry);
      FunctionCounter.builder("heard.mishaps", live, Live::mishaps)
          .description("Detectors that failed on a turn")
          .register(registry);
    };
  }

  private static <T> void gauge(
      MeterRegistry registry,
      String name,
      @Nullable String unit,
      String what,
      T of,
      java.util.function.ToDoubleFunction<T> value) {
    Gauge.builder(name, of, value).baseUnit(unit).description(what).register(registry);
  }
}
