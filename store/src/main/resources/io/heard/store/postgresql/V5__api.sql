-- How a conversation ended (no words of anybody), and when it began by its own account.
alter table conversation add column ended text;
alter table conversation add column started_at bigint;

-- Files that are taken in as a job. The file itself is not kept: what it holds is stored turn by
-- turn like everything else.
create table import_job (
  tenant text not null,
  id text not null,
  digest text not null,
  name text not null,
  format text,
  state text not null,
  run text not null,
  size_bytes bigint not null,
  read_bytes bigint not null,
  taken integer not null,
  known integer not null,
  refused integer not null,
  turns integer not null,
  problems integer not null,
  made_at bigint not null,
  changed_at bigint not null,
  primary key (tenant, id)
);
create unique index import_job_digest on import_job (tenant, digest);

create table import_problem (
  tenant text not null,
  job text not null,
  number integer not null,
  kind text not null,
  place text not null,
  reason text not null,
  maybe text not null,
  primary key (tenant, job, number)
);
