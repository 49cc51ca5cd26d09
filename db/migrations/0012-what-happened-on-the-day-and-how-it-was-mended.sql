-- Something that came between a plan and its day, and the release that told people of the mended plan.
create table meetings.incident (
  id uuid primary key,
  event_id uuid not null references events.event,
  kind text not null check (kind in ('late', 'left', 'no_show', 'interpreter_ill', 'table_gone', 'slot_lost', 'added')),
  person_id uuid references people.person,
  table_id uuid references meetings.meeting_table,
  -- The slot that is lost, or the first one that works again.
  slot_id uuid references meetings.slot,
  meeting_id uuid references meetings.meeting,
  release_id uuid references meetings.release,
  noted_by uuid references people.person,
  noted_at timestamptz not null,
  constraint an_incident_says_whom_or_what_it_strikes check (
    (kind in ('late', 'left', 'no_show', 'interpreter_ill')) = (person_id is not null)
    and (kind = 'table_gone') = (table_id is not null)
    and (kind = 'added') = (meeting_id is not null)
    and (kind not in ('late', 'slot_lost') or slot_id is not null))
);
create index on meetings.incident (event_id, noted_at);
