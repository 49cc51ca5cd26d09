-- Listings put together by a curator: for an event, or for a theme without one. Open from a day on, for good or until another.
create table events.hall (
  id uuid primary key,
  slug text not null constraint an_address_names_one_hall unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  event_id uuid constraint an_event_has_one_hall unique references events.event,
  name jsonb not null check (platform.is_language_map(name)),
  intro jsonb check (platform.is_language_map(intro)),
  opens_on date not null,
  closes_on date,
  added_by uuid references people.person,
  added_at timestamptz not null,
  constraint a_hall_opens_before_it_closes check (closes_on >= opens_on)
);

-- Addresses a hall had before: printed codes and links go on leading to it.
create table events.hall_former_slug (
  slug text primary key,
  hall_id uuid not null references events.hall
);

-- A listing at its place in a hall, with the curator's line about it.
create table events.hall_piece (
  hall_id uuid not null references events.hall,
  listing_id uuid not null references catalogue.listing,
  position integer not null,
  line jsonb check (platform.is_language_map(line)),
  hung_by uuid references people.person,
  hung_at timestamptz not null,
  primary key (hall_id, listing_id),
  constraint a_place_in_a_hall_is_taken_once unique (hall_id, position) deferrable initially deferred
);
create index on events.hall_piece (listing_id);

-- How often the page of a hall was opened on a day (UTC). Nobody is known by it: a count, and nothing else.
create table events.hall_visits (
  hall_id uuid not null references events.hall,
  visited_on date not null,
  visits integer not null check (visits > 0),
  primary key (hall_id, visited_on)
);
