-- How often the page of a listing was opened on a day (UTC). Nobody is known by it: a count, and nothing else.
create table catalogue.listing_visits (
  listing_id uuid not null references catalogue.listing,
  visited_on date not null,
  visits integer not null check (visits > 0),
  primary key (listing_id, visited_on)
);

-- Listings a person keeps, with a note only that person reads.
create table catalogue.saved_listing (
  person_id uuid not null references people.person,
  listing_id uuid not null references catalogue.listing,
  note text not null default '',
  saved_at timestamptz not null,
  primary key (person_id, listing_id)
);
create index on catalogue.saved_listing (listing_id);

-- A search somebody is told the news of. A stranger's address is told nothing before it has confirmed.
create table catalogue.subscription (
  id uuid primary key,
  person_id uuid references people.person,
  address text not null check (address = lower(address)),
  query text not null,
  lang text not null check (lang in ('zh', 'en')),
  rhythm text not null check (rhythm in ('daily', 'weekly')),
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  -- Everything published up to here has been told.
  told_until timestamptz not null,
  -- When the next letter is due; a job for any other hour is out of date and does nothing.
  due_at timestamptz,
  constraint an_address_follows_a_search_once unique (address, query, lang)
);
create index on catalogue.subscription (person_id);

-- Links in letters that confirm or end a subscription: only the hash is kept.
create table catalogue.subscription_link (
  token_hash text primary key,
  subscription_id uuid not null references catalogue.subscription on delete cascade,
  made_at timestamptz not null
);
create index on catalogue.subscription_link (subscription_id);

-- Where a mail program ends what the letter is part of, with one tap (RFC 8058).
alter table platform.mail add column unsubscribe_url text;
