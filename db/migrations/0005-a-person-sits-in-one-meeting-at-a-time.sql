create schema meetings;

-- How an event runs its meetings.
create table meetings.day_rule (
  event_id uuid primary key references events.event,
  arranged_by text not null default 'organiser' check (arranged_by in ('organiser', 'participants')),
  open_requests_max smallint not null default 10 check (open_requests_max > 0),
  requests_lapse_at timestamptz
);

create table meetings.slot (
  id uuid primary key,
  event_id uuid not null references events.event,
  during tstzrange not null check (not isempty(during)),
  constraint slots_of_an_event_do_not_overlap exclude using gist (event_id with =, during with &&)
);

create table meetings.meeting_table (
  id uuid primary key,
  event_id uuid not null references events.event,
  position smallint not null,
  label text not null,
  is_online boolean not null default false,
  link text,
  constraint a_table_label_is_used_once unique (event_id, label)
);

-- A table that cannot be used in a slot.
create table meetings.closure (
  table_id uuid not null references meetings.meeting_table,
  slot_id uuid not null references meetings.slot,
  reason text,
  closed_by uuid references people.person,
  closed_at timestamptz not null,
  primary key (table_id, slot_id)
);

create table meetings.interpreter (
  id uuid primary key,
  event_id uuid not null references events.event,
  person_id uuid not null references people.person,
  languages text[] not null check (cardinality(languages) >= 2),
  longest_stretch smallint not null default 4 check (longest_stretch > 0),
  constraint an_interpreter_is_named_once_per_event unique (event_id, person_id)
);

-- Slots a delegate or interpreter has declared free. No declaration, no meeting.
create table meetings.availability (
  person_id uuid not null references people.person,
  slot_id uuid not null references meetings.slot,
  declared_by uuid references people.person,
  declared_at timestamptz not null,
  primary key (person_id, slot_id)
);
create index on meetings.availability (slot_id);

-- "We would like to meet": asked by a participating organisation of another. Holds no slot while unanswered.
create table meetings.request (
  id uuid primary key,
  event_id uuid not null references events.event,
  asking_id uuid not null references events.participation,
  asked_id uuid not null references events.participation,
  listing_id uuid references catalogue.listing,
  message text not null default '',
  message_lang text not null,
  asked_by uuid references people.person,
  asked_at timestamptz not null,
  constraint nobody_asks_to_meet_themselves check (asking_id <> asked_id)
);
create index on meetings.request (asked_id);
create index on meetings.request (asking_id);

-- A request ends once: accepted, declined, withdrawn or lapsed.
create table meetings.answer (
  request_id uuid primary key references meetings.request,
  answer text not null check (answer in ('accepted', 'declined', 'withdrawn', 'lapsed')),
  answered_by uuid references people.person,
  answered_at timestamptz not null
);

-- Organiser-run days: what each organisation must, wants or refuses to have. One "no" forbids the pair.
create table meetings.wish (
  event_id uuid not null references events.event,
  wishing_id uuid not null references events.participation,
  wished_id uuid not null references events.participation,
  level text not null check (level in ('must', 'want', 'no')),
  listing_id uuid references catalogue.listing,
  note text,
  stated_by uuid references people.person,
  stated_at timestamptz not null,
  primary key (wishing_id, wished_id),
  constraint nobody_wishes_to_meet_themselves check (wishing_id <> wished_id)
);
create index on meetings.wish (event_id);

-- Two organisations that are to meet. Where and when stands in the placement.
create table meetings.meeting (
  id uuid primary key,
  event_id uuid not null references events.event,
  host_id uuid not null references events.participation,
  guest_id uuid not null references events.participation,
  weight text not null check (weight in ('must', 'want', 'nice')),
  came_from text not null check (came_from in ('request', 'wish', 'desk')),
  request_id uuid references meetings.request,
  listing_id uuid references catalogue.listing,
  added_by uuid references people.person,
  added_at timestamptz not null,
  constraint nobody_meets_themselves check (host_id <> guest_id)
);
create unique index a_pair_meets_once_in_an_event on meetings.meeting (event_id, least(host_id, guest_id), greatest(host_id, guest_id));

create table meetings.cancellation (
  meeting_id uuid primary key references meetings.meeting,
  reason text,
  cancelled_by uuid references people.person,
  cancelled_at timestamptz not null
);

-- The working plan. The published plan is the newest release.
create table meetings.placement (
  meeting_id uuid primary key references meetings.meeting,
  event_id uuid not null references events.event,
  slot_id uuid not null references meetings.slot,
  table_id uuid not null references meetings.meeting_table,
  interpreter_id uuid references meetings.interpreter,
  during tstzrange not null,
  placed_by uuid references people.person,
  placed_at timestamptz not null,
  unique (meeting_id, during),
  constraint a_table_holds_one_meeting_at_a_time exclude using gist (table_id with =, during with &&),
  constraint an_interpreter_serves_one_meeting_at_a_time exclude using gist (interpreter_id with =, during with &&)
);
create index on meetings.placement (event_id);

create table meetings.seat (
  meeting_id uuid not null,
  person_id uuid not null references people.person,
  participation_id uuid not null references events.participation,
  during tstzrange not null,
  primary key (meeting_id, person_id),
  constraint a_seat_lasts_as_long_as_its_meeting foreign key (meeting_id, during) references meetings.placement (meeting_id, during) on delete cascade on update cascade,
  constraint who_sits_is_a_delegate foreign key (participation_id, person_id) references events.delegate (participation_id, person_id),
  constraint a_person_sits_in_one_meeting_at_a_time exclude using gist (person_id with =, during with &&)
);
create index on meetings.seat (person_id);
create index on meetings.seat (participation_id);

-- An interpreter is a person too: serving and sitting exclude each other.
create function meetings.an_interpreter_does_not_sit_elsewhere() returns trigger language plpgsql as $$
declare busy boolean;
begin
  if tg_table_name = 'seat' then
    perform pg_advisory_xact_lock(hashtextextended('person:' || new.person_id::text, 7));
    select exists (select 1 from meetings.placement p join meetings.interpreter i on i.id = p.interpreter_id
      where i.person_id = new.person_id and p.during && new.during) into busy;
  elsif new.interpreter_id is not null then
    perform pg_advisory_xact_lock(hashtextextended('person:' || (select i.person_id from meetings.interpreter i where i.id = new.interpreter_id)::text, 7));
    select exists (select 1 from meetings.seat s join meetings.interpreter i on i.person_id = s.person_id
      where i.id = new.interpreter_id and s.during && new.during) into busy;
  end if;
  if busy then
    raise exception 'an interpreter does not sit in another meeting' using errcode = 'exclusion_violation', constraint = 'an_interpreter_does_not_sit_elsewhere';
  end if;
  return new;
end $$;
create trigger an_interpreter_does_not_sit_elsewhere before insert or update on meetings.seat
  for each row execute function meetings.an_interpreter_does_not_sit_elsewhere();
create trigger an_interpreter_does_not_sit_elsewhere before insert or update on meetings.placement
  for each row execute function meetings.an_interpreter_does_not_sit_elsewhere();

-- Placing is one round trip: the placement and every seat appear together, or nothing does.
create function meetings.place(
  in_meeting uuid, in_slot uuid, in_table uuid, in_interpreter uuid, in_persons uuid[], in_participations uuid[], in_by uuid, in_at timestamptz
) returns void language plpgsql as $$
declare the_during tstzrange; the_event uuid;
begin
  select s.during, s.event_id into strict the_during, the_event from meetings.slot s
    join meetings.meeting m on m.id = in_meeting and m.event_id = s.event_id
    join meetings.meeting_table t on t.id = in_table and t.event_id = s.event_id where s.id = in_slot;
  if exists (select 1 from meetings.closure c where c.table_id = in_table and c.slot_id = in_slot) then
    raise exception 'a closed table takes no meeting' using errcode = 'check_violation', constraint = 'a_closed_table_takes_no_meeting';
  end if;
  -- One organisation after the other, in one order, so that its desks are counted while nobody else fills them.
  perform 1 from events.participation p where p.id = any (in_participations) order by p.id for no key update;
  delete from meetings.seat where meeting_id = in_meeting;
  insert into meetings.placement (meeting_id, event_id, slot_id, table_id, interpreter_id, during, placed_by, placed_at)
    values (in_meeting, the_event, in_slot, in_table, in_interpreter, the_during, in_by, in_at)
    on conflict (meeting_id) do update set slot_id = excluded.slot_id, table_id = excluded.table_id,
      interpreter_id = excluded.interpreter_id, during = excluded.during, placed_by = excluded.placed_by, placed_at = excluded.placed_at;
  -- Sorted, so that two bookings that share people wait for each other instead of deadlocking.
  insert into meetings.seat (meeting_id, person_id, participation_id, during)
    select in_meeting, u.person, u.participation, the_during from unnest(in_persons, in_participations) as u(person, participation) order by u.person;
  if exists (select 1 from events.participation p where p.id = any (in_participations) and p.parallel_desks <
    (select count(distinct s.meeting_id) from meetings.seat s where s.participation_id = p.id and s.during && the_during)) then
    raise exception 'an organisation holds no more meetings at once than it has desks' using errcode = 'check_violation', constraint = 'an_organisation_holds_no_more_meetings_than_desks';
  end if;
end $$;

-- A meeting the organiser wants left where it is when the solver runs again.
create table meetings.hold (
  meeting_id uuid primary key references meetings.meeting,
  held_by uuid references people.person,
  held_at timestamptz not null
);
