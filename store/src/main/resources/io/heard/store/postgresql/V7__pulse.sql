-- What the probe writes to see that a write is taken; the tenant is none.
create table pulse (
  tenant text not null primary key,
  at bigint not null
);
insert into pulse (tenant, at) values ('-', 0);
