create schema catalogue;

-- An offer and a need share one head, so that one showcase lists, searches and pages both.
create table catalogue.listing (
  id uuid primary key,
  number integer generated always as identity unique,
  kind text not null check (kind in ('offer', 'need')),
  profile text not null check (profile in ('TO', 'TR', 'BO', 'BR', 'RDR')),
  organisation_id uuid not null references people.organisation,
  reference text,
  original_lang text not null,
  fields text[] not null default '{}',
  cooperation text[] not null default '{}',
  keywords text[] not null default '{}',
  ipc text[] not null default '{}',
  industries text[] not null default '{}',
  expires_on date,
  is_sample boolean not null default false,
  added_by uuid references people.person,
  added_at timestamptz not null,
  changed_at timestamptz not null,
  constraint a_reference_names_one_listing_of_an_organisation unique (organisation_id, kind, reference),
  unique (id, kind)
);
create index on catalogue.listing (organisation_id);

create table catalogue.offer (
  listing_id uuid primary key,
  kind text not null default 'offer' check (kind = 'offer'),
  trl smallint check (trl between 1 and 9),
  stage text,
  ip_status text,
  patents text[] not null default '{}',
  price_terms text,
  exhibit_media text[] not null default '{}',
  foreign key (listing_id, kind) references catalogue.listing (id, kind)
);

create table catalogue.need (
  listing_id uuid primary key,
  kind text not null default 'need' check (kind = 'need'),
  wanted_trl smallint check (wanted_trl between 1 and 9),
  budget_min numeric(15, 2) check (budget_min >= 0),
  budget_max numeric(15, 2),
  budget_currency text check (budget_currency ~ '^[A-Z]{3}$'),
  due_on date,
  accepts_foreign boolean not null default true,
  is_anonymous boolean not null default false,
  prize_amount numeric(15, 2) check (prize_amount >= 0),
  prize_currency text check (prize_currency ~ '^[A-Z]{3}$'),
  urgency text check (urgency in ('normal', 'urgent')),
  foreign key (listing_id, kind) references catalogue.listing (id, kind),
  constraint a_budget_runs_from_low_to_high check (budget_max >= budget_min),
  constraint an_amount_names_its_currency check ((budget_min is null and budget_max is null) or budget_currency is not null)
);

-- The words of a listing, one row per language; exactly one row is the original, the others say how they came about.
create table catalogue.listing_text (
  listing_id uuid not null references catalogue.listing on delete cascade,
  lang text not null,
  origin text not null check (origin in ('original', 'human', 'machine', 'reviewed')),
  title text not null check (title <> ''),
  summary text not null default '',
  description text not null default '',
  advantages text not null default '',
  sought text not null default '',
  problem text not null default '',
  present_solution text not null default '',
  constraints text not null default '',
  written_by uuid references people.person,
  written_at timestamptz not null,
  search_terms tsvector not null,
  primary key (listing_id, lang)
);
create unique index a_listing_has_one_original on catalogue.listing_text (listing_id) where origin = 'original';
create index on catalogue.listing_text using gin (search_terms);

-- Measurable targets of a need: name, operator, value, unit, test method.
create table catalogue.target (
  listing_id uuid not null references catalogue.listing on delete cascade,
  position smallint not null,
  name text not null,
  operator text not null check (operator in ('>=', '<=', '=', '>', '<', 'range', 'text')),
  value text not null,
  unit text,
  method text,
  primary key (listing_id, position)
);

-- The organisation says its listing is ready; an organiser or editor publishes it, or it is taken back.
create table catalogue.submission (
  listing_id uuid primary key references catalogue.listing,
  submitted_by uuid references people.person,
  submitted_at timestamptz not null
);
create index on catalogue.submission (submitted_at);

-- Publishing is a step with an author and a date; withdrawing removes the row and the fact keeps who and when.
create table catalogue.publication (
  listing_id uuid primary key references catalogue.listing,
  published_by uuid references people.person,
  published_at timestamptz not null
);
create index newest_publication_first on catalogue.publication (published_at desc, listing_id desc);
