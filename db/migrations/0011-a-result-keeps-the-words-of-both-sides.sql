-- How many "must meet" one organisation may have, until when it may wish, and how long after the event results are asked for.
alter table meetings.day_rule
  add column musts_max smallint not null default 5 check (musts_max > 0),
  add column wishes_close_at timestamptz,
  add column results_asked_after_days smallint not null default 3 check (results_asked_after_days between 0 and 60);

create index on meetings.wish (wished_id);

-- Where a person's calendar program fetches their meetings: only the hash is kept, so a copy of the database opens no calendar.
create table meetings.calendar_address (
  person_id uuid primary key references people.person,
  token_hash text not null unique,
  made_at timestamptz not null
);

-- The screen on the wall of the hall is open to everybody while this row stands.
create table meetings.wall_display (
  event_id uuid primary key references events.event,
  shows_names boolean not null,
  opened_by uuid references people.person,
  opened_at timestamptz not null
);

-- The one letter in which an organisation is asked what its meetings came to, and the key in it.
create table meetings.result_link (
  participation_id uuid primary key references events.participation,
  person_id uuid not null references people.person,
  token_hash text not null unique,
  made_at timestamptz not null,
  expires_at timestamptz not null
);

-- What one side says a meeting came to. The result on record is one; what each side says of it is theirs.
create table meetings.opinion (
  meeting_id uuid not null references meetings.meeting,
  participation_id uuid not null references events.participation,
  kind text not null check (kind in ('intent', 'contact', 'none')),
  line text not null default '',
  line_lang text not null,
  next_on date,
  said_by uuid references people.person,
  said_at timestamptz not null,
  primary key (meeting_id, participation_id)
);
create index on meetings.opinion (participation_id);
