-- What people at the desk need: who has a conversation, who asks for a word about it, and what each set for themselves.

-- A person's id, where somebody has it.
alter table conversation add column agent text;
create index conversation_agent on conversation (tenant, agent, changed_at, id);

-- Somebody would like a word about it with a lead or a colleague; nothing else is kept of that.
alter table conversation add column word_to text;
alter table conversation add column word_by text;
alter table conversation add column word_at integer;
create index conversation_word on conversation (tenant, word_at) where word_at is not null;

-- What somebody set for their own desk, JSON. It is read for themselves alone, and goes when they go.
create table desk (
  tenant text not null,
  person text not null,
  body text not null,
  changed_at integer not null,
  primary key (tenant, person)
);
