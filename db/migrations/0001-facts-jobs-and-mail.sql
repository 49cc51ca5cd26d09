-- What every floor stands on: the audit trail, timed work, mail to go out and files waiting to be read.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;

create schema platform;

-- The audit trail: who did what to what, and how it looked before and after.
create table platform.fact (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('visitor', 'person', 'system')),
  actor_id uuid,
  actor_name text,
  kind text not null,
  subject_kind text not null,
  subject_id text not null,
  before jsonb,
  after jsonb
);
create index on platform.fact (subject_kind, subject_id, id);
create index on platform.fact (kind, id);

create function platform.facts_are_never_changed() returns trigger language plpgsql as $$
begin
  raise exception 'facts are only ever added' using errcode = 'restrict_violation', constraint = 'facts_are_only_ever_added';
end $$;
create trigger facts_are_only_ever_added before update or delete on platform.fact
  for each row execute function platform.facts_are_never_changed();
create trigger facts_are_never_emptied before truncate on platform.fact
  for each statement execute function platform.facts_are_never_changed();

-- Timed work, added in the transaction of the deed that wants it. `key` makes asking twice equal asking once.
create table platform.job (
  id bigint generated always as identity primary key,
  kind text not null,
  body jsonb not null,
  key text,
  run_at timestamptz not null,
  tries integer not null default 0,
  last_error text,
  constraint a_job_is_asked_for_once unique (kind, key)
);
create index job_by_due_time on platform.job (run_at, id);

-- Jobs that failed too often: kept with their reason until a person decides.
create table platform.failed_job (
  id bigint primary key,
  kind text not null,
  body jsonb not null,
  key text,
  tries integer not null,
  last_error text not null,
  failed_at timestamptz not null
);

-- Mail that will go out or has gone out. One event, recipient, kind and version is told once.
create table platform.mail (
  id uuid primary key,
  to_person uuid,
  to_name text not null,
  to_address text not null,
  kind text not null,
  about_kind text not null,
  about_id text not null,
  version integer not null default 1,
  lang text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  calendar text,
  calendar_method text check (calendar_method in ('REQUEST', 'CANCEL')),
  written_at timestamptz not null,
  constraint a_recipient_is_told_each_version_once unique (about_kind, about_id, kind, version, to_address)
);
create index on platform.mail (written_at desc, id);

create table platform.mail_delivery (
  mail_id uuid primary key references platform.mail,
  delivered_at timestamptz not null,
  way text not null check (way in ('smtp', 'outbox')),
  message_id text
);

-- A file between upload and decision: kept so that the preview and the annotated copy speak about the same bytes.
create table platform.upload (
  id uuid primary key,
  file_name text not null,
  bytes bytea not null,
  sha256 text not null,
  uploaded_by uuid,
  uploaded_at timestamptz not null,
  expires_at timestamptz not null
);
