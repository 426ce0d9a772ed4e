package io.heard.store;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/// Refuses every statement that touches a table without saying whose rows it is about. It looks at
/// the statement as it goes to the database, so that no condition that was forgotten gets through;
/// new tables are covered without being named here.
final class TenantCheck implements ExecuteListener {
  private static final long serialVersionUID = 1L;

  /// Tables without a tenant: the tenants themselves, and what the database says of itself.
  private static final Pattern FREE =
      Pattern.compile("tenant|flyway_schema_history|sqlite_.*|pragma_.*|pg_.*|information_schema");

  private static final Pattern TABLES =
      Pattern.compile(
          "\\b(?:delete from|from|join|(?<!do )(?<!for )update|insert into)\\s+([a-z_\"]+(?:\\s*,\\s*[a-z_\"]+)*)");

  private static final Pattern NAMED =
      Pattern.compile(
          "\\btenant\"?\\s*(?:=|in\\s*\\()|\\(\\s*\"?tenant\"?\\s*,[^)]*\\)\\s*(?:=|in)");

  private static final Pattern INSERTED = Pattern.compile("insert into\\s+\\S+\\s*\\(([^)]*)\\)");

  /// So many statements are remembered as good; there are far fewer, lists of varying length aside.
  private static final int MOST_KNOWN = 2_000;

  private final transient Set<String> good = ConcurrentHashMap.newKeySet();

  @Override
  public void executeStart(ExecuteContext context) {
    String sql = context.sql();
    if (sql == null || good.contains(sql)) {
      return;
    }
    check(sql);
    if (good.size() < MOST_KNOWN) {
      good.add(sql);
    }
  }

  /// @throws IllegalStateException when the statement names no tenant, or fewer than it has tables
  static void check(String sql) {
    String folded = sql.toLowerCase(Locale.ROOT);
    int tables = 0;
    Matcher table = TABLES.matcher(folded);
    while (table.find()) {
      for (String name : table.group(1).replace("\"", "").split("\\s*,\\s*", -1)) {
        if (!FREE.matcher(name).matches()) {
          tables++;
        }
      }
    }
    Matcher inserted = INSERTED.matcher(folded);
    if (inserted.find() && inserted.group(1).matches("(?s).*\\btenant\\b.*")) {
      tables--;
    }
    Matcher named = NAMED.matcher(folded);
    int names = 0;
    while (named.find()) {
      names++;
    }
    if (names < tables) {
      throw new IllegalStateException(
          "A statement does not say whose rows it is about: %s\nMaybe add TENANT.eq(tenant) for each of its tables; where all tenants are meant, use readAcross or writeAcross."
              .formatted(sql));
    }
  }
}
