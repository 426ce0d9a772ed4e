package io.heard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.jooq.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantCheckTest {
  @TempDir Path data = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select body from turn where conversation = ?",
        "select turn.body, tenant from turn order by tenant",
        "select 1 from turn, signal where turn.tenant = ?",
        "select 1 from turn join signal on turn.conversation = signal.conversation where turn.tenant = ?",
        "select 1 from turn where tenant = ? and conversation in (select id from conversation)",
        "update person set tenant_role = ? where id = ?",
        "delete from session where digest = ?",
        "insert into token (id, name) values (?, ?)",
        "insert into token (tenant, id) select ?, id from person",
        "select x from something_new where id = ?"
      })
  void aStatementThatDoesNotSayWhoseRowsIsRefused(String sql) {
    assertThatThrownBy(() -> TenantCheck.check(sql))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not say whose rows");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select body from turn where (tenant = ? and conversation = ?)",
        "select 1 from turn join signal on turn.tenant = signal.tenant where turn.tenant = ?",
        "insert into token (tenant, id) values (?, ?) on conflict (tenant, id) do update set id = ?",
        "update person set role = ? where (tenant = ? and id = ?) returning tenant",
        "select id from tenant where id = ?",
        "pragma wal_checkpoint(truncate)",
        "select count(*) from sqlite_master",
        "select number from event where (tenant, conversation) in ((?, ?))"
      })
  void aStatementThatSaysWhoseRowsIsLetThrough(String sql) {
    assertThatCode(() -> TenantCheck.check(sql)).doesNotThrowAnyException();
  }

  @Test
  void aForgottenTenantFailsBeforeAnythingIsRead() {
    try (Database database = Database.in(data, "test")) {
      assertThatThrownBy(() -> database.read(db -> db.fetchCount(Tables.PERSON)))
          .hasMessageContaining("does not say whose rows");
      int people = database.readAcross(db -> db.fetchCount(Tables.PERSON));
      assertThat(people).isZero();
    }
  }

  @Test
  void everyTableHasATenantOnEveryRow() {
    try (Database database = Database.in(data, "test")) {
      List<Table<?>> tables =
          database.readAcross(db ->
              db.meta().getTables().stream()
                  .filter(table -> !table.getName().matches("sqlite_.*|flyway_.*|tenant"))
                  .toList());
      assertThat(tables).hasSizeGreaterThan(12);
      assertThat(tables.stream().filter(table -> !hasTenant(table)).map(Table::getName).toList())
          .isEmpty();
    }
  }

  private static boolean hasTenant(Table<?> table) {
    return java.util.Arrays.stream(table.fields())
        .anyMatch(field -> field.getName().equals("tenant") && !field.getDataType().nullable());
  }
}
