create schema events;

create table events.series (
  id uuid primary key,
  slug text not null unique,
  name jsonb not null check (platform.is_language_map(name))
);

create table events.event (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  series_id uuid references events.series,
  name jsonb not null check (platform.is_language_map(name)),
  theme jsonb check (theme is null or platform.is_language_map(theme)),
  objective jsonb check (objective is null or platform.is_language_map(objective)),
  topics jsonb not null default '[]',
  starts_on date not null,
  ends_on date not null,
  time_zone text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  city jsonb not null check (platform.is_language_map(city)),
  venue jsonb check (venue is null or platform.is_language_map(venue)),
  attendance text not null check (attendance in ('onsite', 'online', 'hybrid')),
  is_sample boolean not null default false,
  added_at timestamptz not null,
  constraint an_event_ends_after_it_starts check (ends_on >= starts_on)
);

-- Who stands behind the event, in protocol order.
create table events.organiser (
  event_id uuid not null references events.event,
  organisation_id uuid not null references people.organisation,
  role text not null check (role in ('guided_by', 'supporter', 'host', 'co_host', 'organiser', 'executing_organiser', 'co_organiser', 'commissioned_by', 'initiator')),
  position smallint not null,
  primary key (event_id, role, organisation_id)
);

-- The programme outside the meetings; a blocking session closes its hours for meetings.
create table events.session (
  id uuid primary key,
  event_id uuid not null references events.event,
  kind text not null check (kind in ('opening', 'address', 'briefing', 'forum', 'roadshow', 'one_to_one', 'site_visit', 'break', 'other')),
  name jsonb not null check (platform.is_language_map(name)),
  during tstzrange not null,
  place jsonb check (place is null or platform.is_language_map(place)),
  blocks_meetings boolean not null default true
);
create index on events.session (event_id);

create table events.participation (
  id uuid primary key,
  event_id uuid not null references events.event,
  organisation_id uuid not null references people.organisation,
  side text not null check (side in ('foreign', 'domestic')),
  parallel_desks smallint not null default 1 check (parallel_desks between 1 and 40),
  registered_by uuid references people.person,
  registered_at timestamptz not null,
  constraint an_organisation_takes_part_once unique (event_id, organisation_id)
);

create table events.delegate (
  id uuid primary key,
  event_id uuid not null references events.event,
  participation_id uuid not null references events.participation,
  person_id uuid not null references people.person,
  badge_code text not null unique,
  registered_at timestamptz not null,
  constraint a_delegate_stands_for_one_organisation unique (event_id, person_id),
  unique (participation_id, person_id)
);

-- Checked in at the desk.
create table events.arrival (
  delegate_id uuid primary key references events.delegate,
  way text not null check (way in ('desk', 'badge', 'walk_in')),
  noted_by uuid references people.person,
  arrived_at timestamptz not null
);

-- Listings shown in the hall of an event.
create table events.exhibit (
  event_id uuid not null references events.event,
  listing_id uuid not null references catalogue.listing,
  added_at timestamptz not null,
  primary key (event_id, listing_id)
);
