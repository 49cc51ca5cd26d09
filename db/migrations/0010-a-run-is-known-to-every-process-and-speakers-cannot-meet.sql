-- Who has to be at a session: they cannot sit in a meeting while it lasts, even where it blocks nobody else.
create table events.speaker (
  session_id uuid not null references events.session on delete cascade,
  person_id uuid not null references people.person,
  primary key (session_id, person_id)
);
create index on events.speaker (person_id);

-- The newest search for a timetable of an event: any process can say how far it is and ask it to stop.
create table meetings.run (
  event_id uuid primary key references events.event,
  id uuid not null,
  started_by uuid references people.person,
  started_at timestamptz not null,
  -- A run that has not been heard of for a while died with its process.
  heard_at timestamptz not null,
  best jsonb,
  stop_asked_at timestamptz,
  ended_at timestamptz,
  outcome jsonb,
  seen_at timestamptz
);
