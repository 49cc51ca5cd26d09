-- Two records of one organisation, or of one offer or need, become one. The record that gave way stays, its number leads
-- to the other one, and everything that moved is written down, so that it can move back.
create table people.merger (
  id uuid primary key,
  merged_id uuid not null references people.organisation constraint a_record_gives_way_to_one_other unique,
  into_id uuid not null references people.organisation,
  -- What each record said before, and the rows that moved with it.
  before jsonb not null,
  moved jsonb not null,
  merged_by uuid references people.person,
  merged_at timestamptz not null,
  constraint nothing_gives_way_to_itself check (merged_id <> into_id)
);
create index on people.merger (into_id);

-- Somebody looked at two records and said they are two: they are not suggested again.
create table people.distinction (
  one_id uuid not null references people.organisation on delete cascade,
  other_id uuid not null references people.organisation on delete cascade,
  told_by uuid references people.person,
  told_at timestamptz not null,
  primary key (one_id, other_id),
  constraint two_organisations_are_told_apart_once check (one_id < other_id)
);

create table catalogue.merger (
  id uuid primary key,
  merged_id uuid not null references catalogue.listing constraint a_listing_gives_way_to_one_other unique,
  into_id uuid not null references catalogue.listing,
  before jsonb not null,
  moved jsonb not null,
  merged_by uuid references people.person,
  merged_at timestamptz not null,
  constraint no_listing_gives_way_to_itself check (merged_id <> into_id)
);
create index on catalogue.merger (into_id);

create table catalogue.distinction (
  one_id uuid not null references catalogue.listing on delete cascade,
  other_id uuid not null references catalogue.listing on delete cascade,
  told_by uuid references people.person,
  told_at timestamptz not null,
  primary key (one_id, other_id),
  constraint two_listings_are_told_apart_once check (one_id < other_id)
);

-- What a text looks like from afar: listings that share a band may say the same, and are then read word by word.
create table catalogue.resemblance (
  listing_id uuid not null references catalogue.listing on delete cascade,
  lang text not null,
  bands integer[] not null,
  primary key (listing_id, lang)
);
create index on catalogue.resemblance using gin (bands);
insert into platform.job (kind, body, run_at, key)
  select 'catalogue.look-from-afar', '{}', now(), 'all' where exists (select 1 from catalogue.listing);
