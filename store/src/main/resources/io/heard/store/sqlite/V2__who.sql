-- Teams, when sessions and tokens were last used, and the audit log.
alter table tenant add column operates integer not null default 0;
update tenant set operates = 1 where made_at = (select min(made_at) from tenant);

create table team (
  tenant text not null,
  name text not null,
  made_at integer not null,
  primary key (tenant, name)
);

alter table session add column device text not null default '';
create index session_person on session (tenant, person);
create index link_person on link (tenant, person);
alter table token add column seen_at integer;

-- Each entry's digest covers the one before; number runs through all tenants.
create table audit (
  number integer not null primary key,
  tenant text not null,
  made_at integer not null,
  actor_kind text not null,
  actor text not null,
  action text not null,
  kind text not null,
  subject text not null,
  digest text not null
);
create index audit_tenant on audit (tenant, number);
create index audit_subject on audit (tenant, subject, number);
