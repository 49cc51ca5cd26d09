create schema reporting;

create table reporting.press_release (
  id uuid primary key,
  number integer generated always as identity unique,
  event_id uuid not null references events.event,
  begun_by uuid references people.person,
  begun_at timestamptz not null,
  constraint an_event_has_one_closing_release unique (event_id)
);

-- The words, one row per language: paragraphs of text with figures named by their key, {{placed}}.
create table reporting.press_release_text (
  press_release_id uuid not null references reporting.press_release,
  lang text not null,
  title text not null,
  paragraphs text[] not null,
  written_by uuid references people.person,
  written_at timestamptz not null,
  primary key (press_release_id, lang)
);

-- A figure a document prints: what is counted, how the number is worded.
create table reporting.figure (
  id uuid primary key,
  press_release_id uuid not null references reporting.press_release,
  key text not null check (key ~ '^[a-z][a-z0-9-]*$'),
  metric text not null,
  qualifier text not null,
  printed numeric not null,
  constraint a_figure_is_named_once_in_a_document unique (press_release_id, key)
);

create table reporting.signature (
  press_release_id uuid primary key references reporting.press_release,
  signed_by uuid references people.person,
  signed_at timestamptz not null
);

-- What a figure was at the moment of signing, with every record it counted.
create table reporting.frozen_figure (
  figure_id uuid primary key references reporting.figure,
  value numeric not null,
  -- The definition it was counted by; a later version of the metric may count something else.
  metric_version smallint not null,
  as_of timestamptz not null
);
create table reporting.frozen_record (
  figure_id uuid not null references reporting.frozen_figure on delete cascade,
  record_kind text not null,
  record_id uuid not null,
  primary key (figure_id, record_id)
);
create index on reporting.frozen_record (record_id);

-- Whoever writes waits for whoever signs, and then finds the document signed.
create function reporting.what_is_signed_stays_as_it_was() returns trigger language plpgsql as $$
declare the_release uuid := coalesce(new.press_release_id, old.press_release_id);
begin
  perform 1 from reporting.press_release where id = the_release for share;
  if exists (select 1 from reporting.signature where press_release_id = the_release) then
    raise exception 'what is signed stays as it was' using errcode = 'restrict_violation', constraint = 'what_is_signed_stays_as_it_was';
  end if;
  return coalesce(new, old);
end $$;
create trigger what_is_signed_stays_as_it_was before insert or update or delete on reporting.press_release_text
  for each row execute function reporting.what_is_signed_stays_as_it_was();
create trigger what_is_signed_stays_as_it_was before insert or update or delete on reporting.figure
  for each row execute function reporting.what_is_signed_stays_as_it_was();

-- What was frozen is not touched up: it is taken away whole with the signature, or it stays.
create function reporting.what_is_frozen_is_not_edited() returns trigger language plpgsql as $$
begin
  raise exception 'what is frozen is not edited' using errcode = 'restrict_violation', constraint = 'what_is_frozen_is_not_edited';
end $$;
create trigger what_is_frozen_is_not_edited before update on reporting.frozen_figure
  for each row execute function reporting.what_is_frozen_is_not_edited();
create trigger what_is_frozen_is_not_edited before update on reporting.frozen_record
  for each row execute function reporting.what_is_frozen_is_not_edited();
