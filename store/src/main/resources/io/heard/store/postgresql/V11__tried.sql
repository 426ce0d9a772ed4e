-- When a page, as it is written now, was tried on stored conversations last; nothing where it never was.
alter table house_page add column tried_at bigint;
