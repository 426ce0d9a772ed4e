-- Facts and preferences stand in the record of their customer; no route ever used tables of their own.
update customer set body = jsonb_set(body::jsonb, '{facts}', (
  select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('text', fact.body, 'source', fact.source)) order by fact.place)
  from fact where fact.tenant = customer.tenant and fact.customer = customer.id))::text
where exists (select 1 from fact where fact.tenant = customer.tenant and fact.customer = customer.id);
update customer set body = jsonb_set(body::jsonb, '{preferences}', (
  select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('text', preference.body, 'source', preference.source)) order by preference.kind)
  from preference where preference.tenant = customer.tenant and preference.customer = customer.id))::text
where exists (select 1 from preference where preference.tenant = customer.tenant and preference.customer = customer.id);
drop table fact;
drop table preference;
