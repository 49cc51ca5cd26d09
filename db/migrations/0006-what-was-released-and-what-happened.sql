create table meetings.release (
  id uuid primary key,
  event_id uuid not null references events.event,
  number integer not null,
  note text,
  released_by uuid references people.person,
  released_at timestamptz not null,
  constraint releases_of_an_event_are_numbered unique (event_id, number)
);

create table meetings.release_line (
  release_id uuid not null references meetings.release,
  meeting_id uuid not null references meetings.meeting,
  slot_id uuid not null references meetings.slot,
  table_id uuid not null references meetings.meeting_table,
  interpreter_id uuid references meetings.interpreter,
  during tstzrange not null,
  persons uuid[] not null,
  sequence integer not null,
  primary key (release_id, meeting_id)
);
create index on meetings.release_line (meeting_id);

-- What the desk saw at the table.
create table meetings.mark (
  meeting_id uuid not null references meetings.meeting,
  kind text not null check (kind in ('called', 'late', 'held', 'no_show')),
  noted_by uuid references people.person,
  noted_at timestamptz not null,
  primary key (meeting_id, kind)
);
create function meetings.held_and_no_show_exclude_each_other() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('mark:' || new.meeting_id::text, 7));
  if exists (select 1 from meetings.mark m where m.meeting_id = new.meeting_id
    and ((m.kind = 'held' and new.kind = 'no_show') or (m.kind = 'no_show' and new.kind = 'held'))) then
    raise exception 'a meeting was held or nobody came, not both' using errcode = 'check_violation', constraint = 'a_meeting_was_held_or_nobody_came';
  end if;
  return new;
end $$;
create trigger a_meeting_was_held_or_nobody_came before insert on meetings.mark
  for each row execute function meetings.held_and_no_show_exclude_each_other();

-- What the two sides said at the table, in three taps.
create table meetings.result (
  meeting_id uuid primary key references meetings.meeting,
  kind text not null check (kind in ('intent', 'contact', 'none')),
  line text not null default '',
  line_lang text not null default 'zh',
  next_on date,
  noted_by uuid references people.person,
  noted_at timestamptz not null
);
