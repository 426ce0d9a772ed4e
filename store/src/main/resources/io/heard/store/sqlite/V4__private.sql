-- What each tenant decided about people's data, who does not want to be listened to, and how much was deleted.

-- Which conversation an answer speaks of, so that it goes with it.
alter table request add column conversation text;
create index request_conversation on request (tenant, conversation);

-- Masked kinds, separated by blanks; none for nothing. A tenant without a row masks every kind.
create table masking (
  tenant text not null primary key,
  kinds text not null,
  changed_at integer not null
);

-- The channel '*' stands for those without a row of their own.
create table channel_rule (
  tenant text not null,
  channel text not null,
  days integer,
  notice text,
  opt_out integer not null,
  changed_at integer not null,
  primary key (tenant, channel)
);

-- The subject is a keyed digest: whoever opted out is known again and not named.
create table opt_out (
  tenant text not null,
  subject text not null,
  channel text not null,
  made_at integer not null,
  primary key (tenant, subject, channel)
);

-- How much was deleted on a day (UTC, days since 1970), and why.
create table deletion (
  tenant text not null,
  reason text not null,
  channel text not null,
  day integer not null,
  conversations integer not null,
  turns integer not null,
  primary key (tenant, reason, channel, day)
);
