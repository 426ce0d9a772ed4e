package io.heard.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/// Tables and their columns, as the migrations lay them out.
final class Tables {
  static final Table<Record> TENANT_TABLE = table(name("tenant"));
  static final Table<Record> PERSON = table(name("person"));
  static final Table<Record> LINK = table(name("link"));
  static final Table<Record> SESSION = table(name("session"));
  static final Table<Record> TOKEN = table(name("token"));
  static final Table<Record> CUSTOMER_TABLE = table(name("customer"));
  static final Table<Record> CONVERSATION_TABLE = table(name("conversation"));
  static final Table<Record> TURN_TABLE = table(name("turn"));
  static final Table<Record> SIGNAL = table(name("signal"));
  static final Table<Record> HINT = table(name("hint"));
  static final Table<Record> DESK = table(name("desk"));
  static final Table<Record> EVENT = table(name("event"));
  static final Table<Record> REQUEST = table(name("request"));
  static final Table<Record> IMPORT_JOB = table(name("import_job"));
  static final Table<Record> IMPORT_PROBLEM = table(name("import_problem"));

  static final Table<Record> TEAM_TABLE = table(name("team"));
  static final Table<Record> AUDIT = table(name("audit"));
  static final Table<Record> MASKING = table(name("masking"));
  static final Table<Record> CHANNEL_RULE = table(name("channel_rule"));
  static final Table<Record> OPT_OUT_TABLE = table(name("opt_out"));
  static final Table<Record> DELETION = table(name("deletion"));
  static final Table<Record> DISPUTE = table(name("dispute"));
  static final Table<Record> HOUSE_PAGE = table(name("house_page"));
  static final Field<String> KINDS = text("kinds");
  static final Field<String> NOTICE = text("notice");
  static final Field<String> WHOM = text("subject");
  static final Field<Integer> DAYS = whole("days");
  static final Field<Integer> OPT_OUT = whole("opt_out");
  static final Field<Integer> CONVERSATIONS = whole("conversations");
  static final Field<Long> DAY = instant("day");

  static final Field<String> TENANT = text("tenant");
  static final Field<String> ID = text("id");
  static final Field<String> NAME = text("name");
  static final Field<String> SETTINGS = text("settings");
  static final Field<String> EMAIL = text("email");
  static final Field<String> ROLE = text("role");
  static final Field<String> TEAM = text("team");
  static final Field<String> PASSWORD = text("password");
  static final Field<String> DIGEST = text("digest");
  static final Field<String> PERSON_ID = text("person");
  static final Field<String> PURPOSE = text("purpose");
  static final Field<String> FORM = text("form");
  static final Field<String> SCOPES = text("scopes");
  static final Field<String> MADE_BY = text("made_by");
  static final Field<String> BODY = text("body");
  static final Field<String> CUSTOMER = text("customer");
  static final Field<String> CHANNEL = text("channel");
  static final Field<String> TOPIC = text("topic");
  static final Field<String> EARLIER = text("earlier");
  static final Field<String> AGENT = text("agent");
  static final Field<String> WORD_TO = text("word_to");
  static final Field<String> WORD_BY = text("word_by");
  static final Field<String> HEAD = text("head");
  static final Field<String> STATE = text("state");
  static final Field<String> CONVERSATION = text("conversation");
  static final Field<String> EXTERNAL = text("external");
  static final Field<String> CODE = text("code");
  static final Field<String> KIND = text("kind");
  static final Field<String> CONFIDENCE = text("confidence");
  static final Field<String> HEARD = text("heard");
  static final Field<String> BECAME = text("became");
  static final Field<String> REASON = text("reason");
  static final Field<String> DEVICE = text("device");
  static final Field<String> ACTOR_KIND = text("actor_kind");
  static final Field<String> ACTOR = text("actor");
  static final Field<String> ACTION = text("action");
  static final Field<String> SUBJECT = text("subject");
  static final Field<Integer> OPERATES = whole("operates");
  static final Field<String> ENDED = text("ended");
  static final Field<String> FORMAT = text("format");
  static final Field<String> RUN = text("run");
  static final Field<String> JOB = text("job");
  static final Field<String> WHERE = text("place");
  static final Field<String> MAYBE = text("maybe");
  static final Field<Integer> BEGINS = whole("begins");
  static final Field<Integer> ENDS = whole("ends");
  static final Field<Integer> IS_ON = whole("is_on");
  static final Field<Integer> TAKEN = whole("taken");
  static final Field<Integer> KNOWN = whole("known");
  static final Field<Integer> REFUSED = whole("refused");
  static final Field<Integer> PROBLEMS = whole("problems");
  static final Field<Integer> PLACE = whole("place");
  static final Field<Integer> TURN = whole("turn");
  static final Field<Integer> TURNS = whole("turns");
  static final Field<Integer> NUMBER = whole("number");
  static final Field<Integer> EVENTS = whole("events");
  static final Field<Integer> STATUS = whole("status");
  static final Field<Integer> HEARD_AT = whole("heard_at");
  static final Field<Long> ENTRY = instant("number");
  static final Field<Long> MADE_AT = instant("made_at");
  static final Field<Long> CHANGED_AT = instant("changed_at");
  static final Field<Long> TRIED_AT = instant("tried_at");
  static final Field<Long> SIZE_BYTES = instant("size_bytes");
  static final Field<Long> READ_BYTES = instant("read_bytes");
  static final Field<Long> STARTED_AT = instant("started_at");
  static final Field<Long> TAKEN_AT = instant("taken_at");
  static final Field<Long> WORD_AT = instant("word_at");
  static final Field<Long> SHOWN_AT = instant("shown_at");
  static final Field<Long> BECAME_AT = instant("became_at");
  static final Field<Long> SHUT_AT = instant("shut_at");
  static final Field<Long> ENDS_AT = instant("ends_at");
  static final Field<Long> USED_AT = instant("used_at");
  static final Field<Long> SEEN_AT = instant("seen_at");

  private Tables() {}

  private static Field<String> text(String name) {
    return field(name(name), String.class);
  }

  private static Field<Integer> whole(String name) {
    return field(name(name), Integer.class);
  }

  private static Field<Long> instant(String name) {
    return field(name(name), Long.class);
  }
}
