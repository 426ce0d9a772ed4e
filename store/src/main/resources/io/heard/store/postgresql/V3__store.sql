-- What is known of a customer beside conversations, and which conversation goes on with which. V2 made the teams.
alter table customer add column changed_at bigint;

-- From a record, or said in a conversation: then the turn stands beside it.
create table fact (
  tenant text not null,
  customer text not null,
  place bigint not null,
  body text not null,
  source text,
  conversation text,
  turn bigint,
  made_at bigint not null,
  primary key (tenant, customer, place)
);
create index fact_conversation on fact (tenant, conversation);

-- How a customer wants to be dealt with, in their own words; the last one said of its kind holds.
create table preference (
  tenant text not null,
  customer text not null,
  kind text not null,
  body text not null,
  source text,
  conversation text,
  turn bigint,
  made_at bigint not null,
  primary key (tenant, customer, kind)
);
create index preference_conversation on preference (tenant, conversation);

-- The one before it of the same customer and topic.
alter table conversation add column earlier text;
create index conversation_earlier on conversation (tenant, earlier);
create index conversation_topic on conversation (tenant, customer, topic, made_at);
update conversation set earlier = (
  select before.id from conversation before
  where before.tenant = conversation.tenant and before.customer = conversation.customer and before.topic = conversation.topic
    and (before.made_at < conversation.made_at or (before.made_at = conversation.made_at and before.id < conversation.id))
  order by before.made_at desc, before.id desc limit 1);

-- What became of hints, by what they say.
create index hint_code on hint (tenant, code, became);

-- Version and digests of what heard it, as JSON: what was shown can be told from what would be shown today.
alter table event add column heard text;
