package io.heard.server;

import io.heard.page.House;
import io.heard.page.HousePage;
import io.heard.store.HousePages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What hears each tenant's conversations: the catalogue, and beside it the tenant's own pages that
/// are switched on. The same for what is live, what is stored and what is imported. Thread-safe.
final class Hearings {
  private static final Logger LOG = LoggerFactory.getLogger(Hearings.class);

  private final Hearing base;
  private final HousePages pages;
  private final Map<String, Hearing> byTenant = new ConcurrentHashMap<>();

  /// A page is looked at far more often than it is written.
  private final Map<House.Source, House.Checked> checked =
      Collections.synchronizedMap(Recent.of(House.MOST_PAGES));

  Hearings(Hearing base, HousePages pages) {
    this.base = base;
    this.pages = pages;
  }

  /// What hears without anybody's own pages.
  Hearing base() {
    return base;
  }

  /// What hears a tenant's conversations now; the same one until one of its pages is switched or
  /// changed.
  Hearing of(String tenant) {
    return byTenant.computeIfAbsent(tenant, this::made);
  }

  /// A tenant's pages were switched or changed: whatever is heard from now on is heard by what they
  /// are now.
  void refresh(String tenant) {
    byTenant.put(tenant, made(tenant));
  }

  /// Holds a page against its own examples, and against the catalogue.
  House.Checked check(String code, String text) {
    var source = new House.Source(code + ".md", code + ".md", text);
    House.Checked known = checked.get(source);
    if (known == null) {
      known = House.check(source, base.heard());
      checked.put(source, known);
    }
    return known;
  }

  /// A page that was switched on and does not hold any more, as when this version of Heard has a
  /// label of the same code, is left out.
  private Hearing made(String tenant) {
    List<HousePage> heard = new ArrayList<>();
    for (HousePages.Stored stored : pages.all(tenant)) {
      if (!stored.on()) {
        continue;
      }
      House.Checked checked = check(stored.code(), stored.body());
      HousePage page = checked.page();
      if (page != null && checked.holds()) {
        heard.add(page);
      } else {
        LOG.warn(
            "The house page {} of tenant {} is on and does not hold. It is not heard.",
            stored.code(),
            tenant);
      }
    }
    return heard.isEmpty() ? base : new Hearing(base.heard().and(heard), base.version());
  }
}
