-- Pairs an organisation was told of by letter: its own listing and the one that fits it, so that no letter says it twice.
create table matching.told_pair (
  organisation_id uuid not null references people.organisation,
  own_id uuid not null references catalogue.listing,
  other_id uuid not null references catalogue.listing,
  told_at timestamptz not null,
  constraint an_organisation_is_told_of_a_pair_once primary key (organisation_id, own_id, other_id)
);
create index on matching.told_pair (own_id);
create index on matching.told_pair (other_id);

-- Who wants no letters about what fits an organisation's listings. Wanting them again deletes the row, and the fact says so.
create table matching.letter_refusal (
  person_id uuid not null references people.person,
  organisation_id uuid not null references people.organisation,
  refused_at timestamptz not null,
  constraint letters_are_refused_once primary key (person_id, organisation_id)
);
create index on matching.letter_refusal (organisation_id);

-- Links in such letters by which they are refused: only the hash is kept.
create table matching.letter_link (
  token_hash text primary key,
  person_id uuid not null references people.person,
  organisation_id uuid not null references people.organisation,
  made_at timestamptz not null
);
create index on matching.letter_link (person_id);
create index on matching.letter_link (organisation_id);

-- Organisations that show something already are told from next Monday on; others when they publish.
insert into platform.job (kind, body, run_at, key)
  select 'matching.tell-suggestions', jsonb_build_object('organisationId', o.id), d.due,
    o.id || ' ' || to_char(d.due at time zone 'UTC', 'YYYY-MM-DD')
  from (select distinct l.organisation_id as id from catalogue.publication p
      join catalogue.listing l on l.id = p.listing_id) o,
    (select (date_trunc('week', now() at time zone 'Asia/Shanghai') + interval '7 days 8 hours')
      at time zone 'Asia/Shanghai' as due) d;
