-- A sheet too large for one sitting comes in batch by batch, each in a transaction of its own. What became of a row is
-- written with what the row did, so that nobody has to guess after a crash.
create schema intake;

create table intake.import (
  id uuid primary key,
  -- The file, and with it what was noted about its rows, is kept for some days only; what it brought stays.
  upload_id uuid not null references platform.upload on delete cascade,
  started_by uuid references people.person,
  started_at timestamptz not null,
  -- When a batch was last done: one that is not heard of waits for a worker.
  heard_at timestamptz not null,
  -- Known once the file is read.
  rows integer,
  stop_asked_at timestamptz,
  ended_at timestamptz
);
create unique index a_file_is_brought_in_once_at_a_time on intake.import (upload_id) where ended_at is null;
create index on intake.import (started_at) where ended_at is null;

create table intake.import_row (
  import_id uuid not null references intake.import on delete cascade,
  row_number integer not null,
  -- The order in which rows are taken; it is not that of the file.
  position integer not null,
  content jsonb not null,
  -- Null while the row has not had its turn.
  way text,
  -- The record it is about; two rows cannot both say what a record is.
  subject text,
  problems jsonb not null default '[]',
  constraint a_row_is_accounted_for_once primary key (import_id, row_number),
  constraint a_row_is_created_updated_unchanged_or_rejected check (way in ('created', 'updated', 'unchanged', 'rejected')),
  constraint a_rejected_row_says_why check (way is distinct from 'rejected' or jsonb_array_length(problems) > 0)
);
create unique index a_record_is_meant_by_one_row on intake.import_row (import_id, subject) where subject is not null;
create index on intake.import_row (import_id, position) where way is null;

-- Ten thousand rows look for their organisation by name, and for their listing by title.
create function people.names_in_small_letters(names jsonb) returns text[]
  language sql immutable strict parallel safe
  return array(select lower(n.value) from jsonb_each_text(names) n);
create index organisation_by_any_name on people.organisation using gin (people.names_in_small_letters(name));
create index listing_text_by_title on catalogue.listing_text using hash (title);
