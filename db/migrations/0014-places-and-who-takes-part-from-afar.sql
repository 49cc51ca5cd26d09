-- Halls, buildings, cities of an event: where people are, so that nobody is expected in two of them at once.
create table events.place (
  id uuid primary key,
  event_id uuid not null references events.event,
  position smallint not null,
  name jsonb not null check (platform.is_language_map(name)),
  -- The days of the event on which it is used; without them, all of its days.
  first_day date,
  last_day date,
  constraint a_place_is_used_from_its_first_to_its_last_day check (last_day >= first_day),
  constraint a_place_is_named_once_per_event unique (event_id, name),
  unique (event_id, position)
);

-- How long the way between two places takes. Where none is said, it takes no time.
create table events.walk (
  one_id uuid not null references events.place on delete cascade,
  other_id uuid not null references events.place on delete cascade,
  minutes smallint not null check (minutes between 1 and 1440),
  primary key (one_id, other_id),
  constraint a_way_is_told_once_for_both_directions check (one_id < other_id)
);

-- Where an item of the programme takes place was a text; it is one of the places of the event.
alter table events.session add column place_id uuid references events.place;
insert into events.place (id, event_id, position, name)
  select gen_random_uuid(), event_id, row_number() over (partition by event_id order by first_at), place
  from (select event_id, place, min(lower(during)) as first_at from events.session
    where place is not null group by event_id, place) named;
update events.session s set place_id = p.id from events.place p where p.event_id = s.event_id and p.name = s.place;
alter table events.session drop column place;

-- Somebody who takes part over video sits at online tables only.
alter table events.delegate add column attends text not null default 'onsite' check (attends in ('onsite', 'online'));

-- What a table must have for an organisation to show what it brings.
alter table events.participation add column needs text[] not null default '{}'
  check (needs <@ array['power', 'screen', 'quiet', 'step_free']);

alter table meetings.meeting_table
  add column place_id uuid references events.place,
  add column features text[] not null default '{}' check (features <@ array['power', 'screen', 'quiet', 'step_free']),
  -- The stand of a participant: seats its own meetings only.
  add column booth_of_id uuid references events.participation;

create or replace function meetings.place(
  in_meeting uuid, in_slot uuid, in_table uuid, in_interpreter uuid, in_persons uuid[], in_participations uuid[], in_by uuid, in_at timestamptz
) returns void language plpgsql as $$
declare the_during tstzrange; the_event uuid; the_table meetings.meeting_table%rowtype;
begin
  select s.during, s.event_id into strict the_during, the_event from meetings.slot s
    join meetings.meeting m on m.id = in_meeting and m.event_id = s.event_id
    join meetings.meeting_table t on t.id = in_table and t.event_id = s.event_id where s.id = in_slot;
  select * into strict the_table from meetings.meeting_table where id = in_table;
  if exists (select 1 from meetings.closure c where c.table_id = in_table and c.slot_id = in_slot) then
    raise exception 'a closed table takes no meeting' using errcode = 'check_violation', constraint = 'a_closed_table_takes_no_meeting';
  end if;
  if exists (select 1 from events.place p join events.event e on e.id = p.event_id where p.id = the_table.place_id
    and not (lower(the_during) at time zone e.time_zone)::date between coalesce(p.first_day, '-infinity') and coalesce(p.last_day, 'infinity')) then
    raise exception 'a table is used on the days of its place' using errcode = 'check_violation', constraint = 'a_table_is_used_on_the_days_of_its_place';
  end if;
  if the_table.booth_of_id <> all (in_participations) then
    raise exception 'a stand seats the meetings of its own organisation' using errcode = 'check_violation', constraint = 'a_stand_seats_its_own_meetings';
  end if;
  if not the_table.is_online and exists (select 1 from events.delegate d
    where d.event_id = the_event and d.person_id = any (in_persons) and d.attends = 'online') then
    raise exception 'who takes part over video meets online' using errcode = 'check_violation', constraint = 'who_takes_part_over_video_meets_online';
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
  if the_table.place_id is not null and exists (select 1 from events.walk w
    join meetings.meeting_table t on t.place_id = case when w.one_id = the_table.place_id then w.other_id else w.one_id end
    join meetings.placement p on p.table_id = t.id and p.meeting_id <> in_meeting
      and p.during && tstzrange(lower(the_during) - make_interval(mins => w.minutes), upper(the_during) + make_interval(mins => w.minutes))
    where the_table.place_id in (w.one_id, w.other_id) and (p.interpreter_id = in_interpreter
      or exists (select 1 from meetings.seat s where s.meeting_id = p.meeting_id and s.person_id = any (in_persons)))) then
    raise exception 'nobody is expected at two places without the time to walk' using errcode = 'check_violation', constraint = 'nobody_is_expected_in_two_places';
  end if;
end $$;
