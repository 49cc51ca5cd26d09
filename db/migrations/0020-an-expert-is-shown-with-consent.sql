-- What an organisation shows besides offers and needs: its experts, and the stations it keeps. One head for both, so that
-- one list, one review and one question to the organisation serve them.
create table catalogue.resource (
  id uuid primary key,
  number integer generated always as identity unique,
  kind text not null check (kind in ('expert', 'station')),
  organisation_id uuid not null references people.organisation,
  name jsonb not null check (platform.is_language_map(name)),
  about jsonb check (about is null or platform.is_language_map(about)),
  fields text[] not null default '{}',
  services text[] not null default '{}',
  links text[] not null default '{}',
  sort_key text not null,
  search_terms tsvector not null,
  is_sample boolean not null default false,
  added_by uuid references people.person,
  added_at timestamptz not null,
  changed_at timestamptz not null,
  unique (id, kind)
);
create index on catalogue.resource (organisation_id);
create index on catalogue.resource (kind, sort_key, number);
create index on catalogue.resource using gin (search_terms);

create table catalogue.expert (
  resource_id uuid primary key,
  kind text not null default 'expert' check (kind = 'expert'),
  title jsonb check (title is null or platform.is_language_map(title)),
  post jsonb check (post is null or platform.is_language_map(post)),
  honours jsonb check (honours is null or platform.is_language_map(honours)),
  orcid text check (orcid ~ '^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$'),
  constraint an_orcid_names_one_expert unique (orcid),
  foreign key (resource_id, kind) references catalogue.resource (id, kind)
);

-- The languages somebody works in, and how well.
create table catalogue.expert_language (
  resource_id uuid not null references catalogue.expert,
  lang text not null check (lang ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
  level text not null check (level in ('basic', 'working', 'fluent', 'native')),
  primary key (resource_id, lang)
);

-- The person agreed to be shown like this; taking it back removes the row, and with it the publication.
create table catalogue.consent (
  expert_id uuid primary key references catalogue.expert,
  noted_by uuid references people.person,
  noted_at timestamptz not null
);

create table catalogue.resource_submission (
  resource_id uuid primary key references catalogue.resource,
  submitted_by uuid references people.person,
  submitted_at timestamptz not null
);

create table catalogue.resource_publication (
  resource_id uuid primary key,
  kind text not null,
  consent_of uuid references catalogue.consent,
  published_by uuid references people.person,
  published_at timestamptz not null,
  constraint an_expert_is_shown_with_consent check (kind <> 'expert' or (consent_of is not null and consent_of = resource_id)),
  foreign key (resource_id, kind) references catalogue.resource (id, kind)
);
create index on catalogue.resource_publication (consent_of);

-- What became of a submission: accepted, or sent back with what to mend.
create table catalogue.resource_review (
  id uuid primary key,
  resource_id uuid not null references catalogue.resource,
  outcome text not null check (outcome in ('accepted', 'returned')),
  line text not null default '',
  line_lang text not null,
  submitted_by uuid references people.person,
  submitted_at timestamptz not null,
  reviewed_by uuid references people.person,
  reviewed_at timestamptz not null,
  constraint what_is_sent_back_says_why check (outcome <> 'returned' or line <> '')
);
create index on catalogue.resource_review (resource_id, reviewed_at desc);

-- Somebody asks after an expert or a station; the question goes to its organisation, whose addresses stay with us.
create table catalogue.resource_question (
  id uuid primary key,
  resource_id uuid not null references catalogue.resource,
  asked_by uuid not null references people.person,
  words text not null check (words <> ''),
  lang text not null,
  asked_at timestamptz not null
);
create index on catalogue.resource_question (resource_id, asked_at desc);
create index on catalogue.resource_question (asked_by, asked_at desc);
