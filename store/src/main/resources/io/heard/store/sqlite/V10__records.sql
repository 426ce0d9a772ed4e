-- Facts and preferences stand in the record of their customer; no route ever used tables of their own.
update customer set body = json_set(body, '$.facts', json((
  select json_group_array(json(case when source is null then json_object('text', body) else json_object('text', body, 'source', source) end))
  from (select body, source from fact where fact.tenant = customer.tenant and fact.customer = customer.id order by place))))
where exists (select 1 from fact where fact.tenant = customer.tenant and fact.customer = customer.id);
update customer set body = json_set(body, '$.preferences', json((
  select json_group_array(json(case when source is null then json_object('text', body) else json_object('text', body, 'source', source) end))
  from (select body, source from preference where preference.tenant = customer.tenant and preference.customer = customer.id order by kind))))
where exists (select 1 from preference where preference.tenant = customer.tenant and preference.customer = customer.id);
drop table fact;
drop table preference;
