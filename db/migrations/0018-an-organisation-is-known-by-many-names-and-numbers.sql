-- The full record of an organisation, every way it is called, the numbers by which registers know it, and a register of
-- organisations of the world in which it can be looked up.
alter table people.organisation
  add column address jsonb check (address is null or platform.is_language_map(address)),
  add column founded smallint constraint an_organisation_was_founded_in_a_year check (founded between 500 and 2100),
  add column size_band text check (size_band in ('1-9', '10-49', '50-249', '250-999', '1000+')),
  add column parent_id uuid references people.organisation,
  add column directions jsonb check (directions is null or platform.is_language_map(directions)),
  add column products jsonb check (products is null or platform.is_language_map(products)),
  add constraint nobody_is_part_of_itself check (parent_id <> id);
create index on people.organisation (parent_id);

-- Every way an organisation is called. `folded` is what comparing reads; `keys` are the parts by which it is found.
create table people.organisation_name (
  organisation_id uuid not null references people.organisation,
  name text not null check (name <> ''),
  lang text check (lang ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
  kind text not null check (kind in ('name', 'legal', 'alias', 'acronym', 'former')),
  folded text not null,
  keys text[] not null default '{}',
  constraint an_organisation_is_called_this_once primary key (organisation_id, name)
);
create index on people.organisation_name (folded);
create index on people.organisation_name using gin (keys);

-- Names of before are folded by the program, which knows how; until then they are found as they are written.
insert into people.organisation_name (organisation_id, name, lang, kind, folded)
  select distinct on (o.id, n.value) o.id, n.value, n.key, 'name', lower(n.value)
  from people.organisation o, jsonb_each_text(o.name) n where n.value <> '' order by o.id, n.value, n.key;
insert into platform.job (kind, body, run_at, key)
  select 'people.fold-names', '{}', now(), 'all' where exists (select 1 from people.organisation_name);

-- Numbers by which registers know an organisation; the credit code stands in the record itself.
create table people.identifier (
  organisation_id uuid not null references people.organisation,
  scheme text not null check (scheme in ('ror', 'isni', 'lei', 'fundref', 'wikidata', 'grid')),
  value text not null check (value <> ''),
  constraint an_identifier_names_one_organisation primary key (scheme, value)
);
create index on people.identifier (organisation_id);

-- Alliances, associations and networks it belongs to.
create table people.affiliation (
  id uuid primary key,
  organisation_id uuid not null references people.organisation,
  body jsonb not null check (platform.is_language_map(body)),
  role jsonb check (role is null or platform.is_language_map(role)),
  since smallint check (since between 500 and 2100)
);
create index on people.affiliation (organisation_id);

-- The Research Organization Registry, as far as somebody brought it in: to look organisations up, not to list them.
create table people.register_entry (
  ror text primary key,
  name text not null,
  names jsonb not null,
  kind text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  city text,
  website text,
  founded smallint,
  identifiers jsonb not null,
  release text not null,
  entered_at timestamptz not null
);

create table people.register_name (
  ror text not null references people.register_entry on delete cascade,
  name text not null,
  folded text not null,
  keys text[] not null,
  primary key (ror, name)
);
create index on people.register_name (folded);
create index on people.register_name using gin (keys);
