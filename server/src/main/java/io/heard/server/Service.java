package io.heard.server;

import io.heard.store.Audit;
import io.heard.store.Conversations;
import io.heard.store.People;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The parts of the service and how requests reach them.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  ReadingApi.class,
  BoxApi.class,
  ConversationApi.class,
  CaseApi.class,
  MeApi.class,
  PracticeApi.class,
  DeskApi.class,
  FloorApi.class,
  DisputeApi.class,
  CustomerApi.class,
  ImportApi.class,
  OpenApi.class,
  Doors.class,
  Pages.class,
  Look.class,
  Console.class,
  LabelApi.class,
  GlanceApi.class,
  ReadingEvents.class,
  SignIn.class,
  PeoplePages.class,
  PeopleApi.class,
  HouseApi.class,
  AccountApi.class,
  PrivacyApi.class,
  PrivacyPages.class,
  Nowhere.class,
  Problems.class,
  Health.class
})
class Service implements WebMvcConfigurer {
  /// Nothing from elsewhere, no inline script or style, no frame around us.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  /// The same for a page whose parts bring styles of their own: those that carry this answer's
  /// nonce, and no others.
  static String policy(String nonce) {
    return POLICY.replace("style-src 'self'", "style-src 'self' 'nonce-" + nonce + "'");
  }

  private static final long YEAR_S = 31_536_000;

  private static final Duration PREFLIGHT = Duration.ofHours(2);

  private final People people;
  private final Conversations conversations;
  private final Audit audit;
  private final Glimpses glimpses;
  private final Privacy privacy;
  private final Settings settings;

  Service(
      People people,
      Conversations conversations,
      Audit audit,
      Glimpses glimpses,
      Privacy privacy,
      Settings settings) {
    this.glimpses = glimpses;
    this.privacy = privacy;
    this.people = people;
    this.conversations = conversations;
    this.audit = audit;
    this.settings = settings;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(
        new Guard(
            people,
            conversations,
            audit,
            glimpses,
            new StoredIds(privacy, conversations),
            new BoxSignIn(people, settings.anonymousCheck())));
  }

  /// Headers; who may do what is decided by the [Guard].
  @Bean
  SecurityFilterChain headers(HttpSecurity http) {
    return http.cors(cors -> cors.configurationSource(boxes()))
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(all -> all.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .headers(headers ->
            headers
                .frameOptions(frame -> frame.deny())
                .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .httpStrictTransportSecurity(strict ->
                    strict
                        .requestMatcher(any -> true)
                        .includeSubDomains(true)
                        .maxAgeInSeconds(YEAR_S))
                .permissionsPolicyHeader(
                    policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
                .crossOriginOpenerPolicy(
                    policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(
                    policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .referrerPolicy(policy ->
                    policy.policy(
                        org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                            .ReferrerPolicy.NO_REFERRER)))
        .build();
  }

  /// Editors and browsers' add-ons may ask the text box protocol from any page. They come without
  /// cookies, so that a page gets nothing in somebody's name but with a token that it has.
  private static UrlBasedCorsConfigurationSource boxes() {
    var open = new CorsConfiguration();
    open.addAllowedOriginPattern(CorsConfiguration.ALL);
    open.addAllowedHeader(CorsConfiguration.ALL);
    open.setAllowedMethods(List.of("GET", "POST"));
    open.setAllowCredentials(false);
    open.setAllowPrivateNetwork(true);
    open.setMaxAge(PREFLIGHT);
    var source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration(BoxApi.BASE + "**", open);
    return source;
  }

  @Bean
  Stopping stopping(Watchers watchers) {
    return new Stopping(watchers);
  }

  @Bean
  Floor floor(Conversations conversations, Live live, People people, Watchers watchers) {
    return new Floor(conversations, live, people, watchers);
  }

  @Bean
  Growing growing() {
    return new Growing();
  }

  @Bean
  Household household(People people, Audit audit, Privacy privacy, Clock clock) {
    return new Household(people, audit, privacy, clock);
  }

  @Bean
  Account account(People people, Passwords passwords, Throttle throttle, Audit audit) {
    return new Account(people, passwords, throttle, audit);
  }

  @Bean
  Passwords passwords() {
    return new Passwords();
  }

  @Bean
  Throttle throttle(Clock clock) {
    return new Throttle(clock);
  }
}
