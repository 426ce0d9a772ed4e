package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What a client said and what was acknowledged, held against what the database holds. Each text
/// names its place, so that one turn cannot stand for another.
final class Kept {
  private Kept() {}

  static String text(String talk, int place) {
    return "In %s this is turn %d, and I am frustrated that I have to ask again."
        .formatted(talk, place);
  }

  static String turn(String talk, int place) {
    return "{\"speaker\":\"%s\",\"text\":\"%s\",\"externalId\":\"m-%d\"}"
        .formatted(place % 3 == 2 ? "agent" : "customer", text(talk, place), place);
  }

  /// Checks one conversation: each acknowledged turn is there once, in its place, with its words,
  /// and at most one more is, whose acknowledgement was lost; what was sent about it is whole.
  ///
  /// @return how many turns are there
  static int check(Connection beside, String talk, int acknowledged) throws SQLException {
    List<String> bodies = new ArrayList<>();
    List<String> names = new ArrayList<>();
    try (PreparedStatement select =
        beside.prepareStatement(
            "select external, body from turn where tenant = ? and conversation = ? order by place")) {
      select.setString(1, Running.TENANT);
      select.setString(2, talk);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
          bodies.add(rows.getString(2));
        }
      }
    }
    assertThat(bodies.size())
        .as("turns of %s, of which %d were acknowledged", talk, acknowledged)
        .isBetween(acknowledged, acknowledged + 1);
    for (int place = 0; place < bodies.size(); place++) {
      assertThat(names.get(place)).as("turn %d of %s", place, talk).isEqualTo("m-" + place);
      assertThat(bodies.get(place)).contains("\"" + text(talk, place) + "\"");
    }
    try (PreparedStatement select =
        beside.prepareStatement(
            """
            select turns, events,
              (select count(*) from event where event.tenant = conversation.tenant and conversation = id),
              (select max(number) from event where event.tenant = conversation.tenant and conversation = id)
            from conversation where tenant = ? and id = ?\
            """)) {
      select.setString(1, Running.TENANT);
      select.setString(2, talk);
      try (ResultSet rows = select.executeQuery()) {
        if (rows.next()) {
          assertThat(rows.getInt(1)).as("count of turns of %s", talk).isEqualTo(bodies.size());
          assertThat(rows.getInt(3)).as("events of %s", talk).isEqualTo(rows.getInt(2));
          assertThat(rows.getInt(4)).as("last event of %s", talk).isEqualTo(rows.getInt(2));
        } else {
          assertThat(bodies).as("turns of %s, which is not there", talk).isEmpty();
        }
      }
    }
    return bodies.size();
  }
}
