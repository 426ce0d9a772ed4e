-- What the service holds. Instants are milliseconds since 1970 (UTC); a tenant stands on every row.
create table tenant (
  id text not null primary key,
  name text not null,
  settings text not null,
  made_at bigint not null
);

create table person (
  tenant text not null references tenant (id),
  id text not null,
  email text not null,
  name text not null,
  role text not null,
  team text,
  password text,
  made_at bigint not null,
  shut_at bigint,
  primary key (tenant, id)
);
create unique index person_email on person (email);

create table link (
  digest text not null primary key,
  tenant text not null,
  person text not null,
  purpose text not null,
  made_at bigint not null,
  ends_at bigint not null,
  used_at bigint
);

create table session (
  digest text not null primary key,
  tenant text not null,
  person text not null,
  form text not null,
  made_at bigint not null,
  seen_at bigint not null,
  ends_at bigint not null
);

create table token (
  tenant text not null,
  id text not null,
  name text not null,
  digest text not null,
  scopes text not null,
  made_by text not null,
  made_at bigint not null,
  ends_at bigint,
  shut_at bigint,
  primary key (tenant, id)
);
create unique index token_digest on token (digest);

create table customer (
  tenant text not null,
  id text not null,
  body text not null,
  made_at bigint not null,
  primary key (tenant, id)
);

create table conversation (
  tenant text not null,
  id text not null,
  customer text,
  team text,
  channel text not null,
  topic text,
  head text not null,
  state text not null,
  turns bigint not null,
  events bigint not null,
  made_at bigint not null,
  changed_at bigint not null,
  primary key (tenant, id)
);
create index conversation_changed on conversation (tenant, state, changed_at, id);
create index conversation_customer on conversation (tenant, customer, made_at);

create table turn (
  tenant text not null,
  conversation text not null,
  place bigint not null,
  external text,
  digest text not null,
  body text,
  taken_at bigint not null,
  changed_at bigint,
  primary key (tenant, conversation, place)
);
create unique index turn_external on turn (tenant, conversation, external);

create table signal (
  tenant text not null,
  conversation text not null,
  turn bigint not null,
  heard_at bigint not null,
  code text not null,
  kind text not null,
  confidence text not null
);
create index signal_conversation on signal (tenant, conversation);
create index signal_code on signal (tenant, code, conversation);

create table hint (
  tenant text not null,
  conversation text not null,
  turn bigint not null,
  code text not null,
  body text not null,
  heard text not null,
  shown_at bigint not null,
  became text,
  reason text,
  became_at bigint,
  primary key (tenant, conversation, turn)
);

create table event (
  tenant text not null,
  conversation text not null,
  number bigint not null,
  kind text not null,
  body text not null,
  made_at bigint not null,
  primary key (tenant, conversation, number)
);

create table request (
  tenant text not null,
  name text not null,
  digest text not null,
  status bigint not null,
  body text not null,
  made_at bigint not null,
  primary key (tenant, name)
);
