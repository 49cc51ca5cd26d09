create schema people;

-- A language map: {"zh": "…", "en": "…"}; at least one language, every value a text.
create function platform.is_language_map(value jsonb) returns boolean language sql immutable as $$
  select jsonb_typeof(value) = 'object' and value <> '{}'::jsonb
    and not exists (select 1 from jsonb_each(value) e where jsonb_typeof(e.value) <> 'string' or e.key !~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$')
$$;

create table people.organisation (
  id uuid primary key,
  number integer generated always as identity unique,
  name jsonb not null constraint an_organisation_has_a_name check (platform.is_language_map(name)),
  kind text not null check (kind in ('government', 'research_institute', 'university', 'company', 'incubator', 'park', 'investor', 'association', 'chamber', 'embassy', 'media', 'service_body')),
  country text not null check (country ~ '^[A-Z]{2}$'),
  region text,
  city text,
  website text,
  credit_code text unique,
  reference text unique,
  sort_key text not null,
  initials text not null,
  is_sample boolean not null default false,
  added_at timestamptz not null
);
create index on people.organisation (sort_key);

create table people.person (
  id uuid primary key,
  name jsonb not null constraint a_person_has_a_name check (platform.is_language_map(name)),
  email text constraint an_email_is_lower_case check (email = lower(email)),
  phone text,
  languages text[] not null default '{}',
  reads text not null default 'zh',
  time_zone text not null default 'Asia/Shanghai',
  sort_key text not null,
  initials text not null,
  is_sample boolean not null default false,
  added_at timestamptz not null,
  constraint one_person_per_email unique (email)
);
create index on people.person (sort_key);

create table people.membership (
  person_id uuid not null references people.person,
  organisation_id uuid not null references people.organisation,
  post jsonb check (post is null or platform.is_language_map(post)),
  speaks_for boolean not null default true,
  since timestamptz not null,
  primary key (person_id, organisation_id)
);
create index on people.membership (organisation_id);

-- What a person may do beyond speaking for an organisation, where, and until when.
create table people.entitlement (
  id uuid primary key,
  person_id uuid not null references people.person,
  role text not null check (role in ('administrator', 'organiser', 'desk', 'editor', 'signer')),
  event_id uuid,
  given_by uuid references people.person,
  given_at timestamptz not null,
  ends_at timestamptz,
  constraint a_role_is_given_once_per_scope unique nulls not distinct (person_id, role, event_id)
);

-- One-time sign-in links: only the hash is kept, so a copy of the database opens no door.
create table people.sign_in_link (
  token_hash text primary key,
  person_id uuid not null references people.person,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table people.session (
  token_hash text primary key,
  person_id uuid not null references people.person,
  started_at timestamptz not null,
  expires_at timestamptz not null
);
create index on people.session (person_id);
