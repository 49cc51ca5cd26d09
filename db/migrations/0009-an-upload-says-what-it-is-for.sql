-- What an uploaded file is to be used for and what came of it, in the words of whoever keeps it.
alter table platform.upload
  add column purpose jsonb not null default '{}',
  add column outcome jsonb;
create index on platform.upload (uploaded_by, uploaded_at desc);
