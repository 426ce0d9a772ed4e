-- What people said is wrong about a mark: the turn and the label, its words in that turn where they were named, and why in their own
-- words, which are masked like a turn. Version and digests of what had heard it stand beside it.
create table dispute (
  tenant text not null,
  conversation text not null,
  number bigint not null,
  turn bigint not null,
  code text not null,
  begins bigint,
  ends bigint,
  reason text,
  heard text not null,
  made_by text not null,
  made_at bigint not null,
  primary key (tenant, conversation, number)
);
create index dispute_code on dispute (tenant, code, conversation);

-- Pages that a tenant wrote, as Markdown; those that are on are heard beside the catalogue.
create table house_page (
  tenant text not null,
  code text not null,
  body text not null,
  is_on bigint not null,
  made_at bigint not null,
  changed_at bigint not null,
  primary key (tenant, code)
);
