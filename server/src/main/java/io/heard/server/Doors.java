package io.heard.server;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// What stands around the routes of the API: limits of bodies and rates, and addresses that hold
/// other systems' ids.
@Configuration(proxyBeanMethods = false)
class Doors implements WebMvcConfigurer {
  private final Environment settings;
  private final Clock clock;
  private final Watchers watchers;

  Doors(Environment settings, Clock clock, Watchers watchers) {
    this.settings = settings;
    this.clock = clock;
    this.watchers = watchers;
  }

  /// Streams would hold up the end; whoever watches takes up again when the service is back.
  @EventListener(ContextClosedEvent.class)
  void stops() {
    watchers.end();
  }

  /// After the guard, which finds out who asks.
  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    int perSecond =
        settings.getProperty("heard.requests-per-second", Integer.class, Rates.USUAL_PER_SECOND);
    registry
        .addInterceptor(new Rates(perSecond * Rates.WINDOW_S, clock))
        .order(Ordered.LOWEST_PRECEDENCE);
    registry.addInterceptor(new Bodies()).order(Ordered.LOWEST_PRECEDENCE);
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  Bodies bodies() {
    return new Bodies();
  }

  /// Ids of conversations and turns are other systems' and may hold what addresses use for
  /// themselves, encoded: `mail/1%2F2`. Nothing here serves files, so that no path leads anywhere.
  @Bean
  HttpFirewall ids() {
    var firewall = new StrictHttpFirewall();
    firewall.setAllowUrlEncodedSlash(true);
    firewall.setAllowUrlEncodedDoubleSlash(true);
    firewall.setAllowUrlEncodedPercent(true);
    firewall.setAllowUrlEncodedPeriod(true);
    firewall.setAllowBackSlash(true);
    firewall.setAllowSemicolon(true);
    // A method that a route does not have is answered 405 there.
    firewall.setUnsafeAllowAnyHttpMethod(true);
    return firewall;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedIds() {
    return factory -> {
      factory.addConnectorCustomizers(connector -> {
        String passed = EncodedSolidusHandling.PASS_THROUGH.getValue();
        connector.setEncodedSolidusHandling(passed);
        connector.setEncodedReverseSolidusHandling(passed);
      });
      factory.addContextCustomizers(context -> {
        if (context.getParent() instanceof StandardHost host) {
          host.setErrorReportValveClass(Unserved.class.getName());
        }
      });
    };
  }

  /// What is refused before any route is found is answered like everything else.
  @Bean
  RequestRejectedHandler refused() {
    return (request, response, rejected) -> {
      byte[] body =
          Problems.body(
                  HttpStatus.BAD_REQUEST,
                  "The address or a header holds what has no place there, such as a control character.")
              .toString()
              .getBytes(StandardCharsets.UTF_8);
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    };
  }
}
