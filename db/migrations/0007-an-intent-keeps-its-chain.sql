create schema outcomes;

create table outcomes.programme_call (
  id uuid primary key,
  code text not null unique,
  name jsonb not null check (platform.is_language_map(name)),
  programme jsonb check (programme is null or platform.is_language_map(programme)),
  is_sample boolean not null default false
);

-- The call whose pipeline an event feeds.
create table outcomes.event_call (
  event_id uuid primary key references events.event,
  call_id uuid not null references outcomes.programme_call
);

create table outcomes.intent (
  id uuid primary key,
  number integer generated always as identity unique,
  event_id uuid not null references events.event,
  meeting_id uuid not null references meetings.meeting,
  line text not null default '',
  line_lang text not null default 'zh',
  next_on date,
  reached_by uuid references people.person,
  reached_at timestamptz not null,
  constraint a_meeting_reaches_one_intent unique (meeting_id)
);
create index on outcomes.intent (event_id);

create table outcomes.intent_party (
  intent_id uuid not null references outcomes.intent,
  organisation_id uuid not null references people.organisation,
  side text not null check (side in ('foreign', 'domestic')),
  primary key (intent_id, organisation_id)
);
create index on outcomes.intent_party (organisation_id);

create table outcomes.intent_listing (
  intent_id uuid not null references outcomes.intent,
  listing_id uuid not null references catalogue.listing,
  primary key (intent_id, listing_id)
);

-- The result at the table was changed to something else: the intent stays on record and counts no more.
create table outcomes.withdrawal (
  intent_id uuid primary key references outcomes.intent,
  reason text,
  withdrawn_by uuid references people.person,
  withdrawn_at timestamptz not null
);

create table outcomes.candidacy (
  intent_id uuid primary key references outcomes.intent,
  call_id uuid not null references outcomes.programme_call,
  entered_by uuid references people.person,
  entered_at timestamptz not null
);
create index on outcomes.candidacy (call_id);

-- Where the cooperation stands; the newest row is the present stage.
create table outcomes.stage (
  id bigint generated always as identity primary key,
  intent_id uuid not null references outcomes.intent,
  stage text not null check (stage in ('intent', 'follow_up', 'mou', 'contract', 'joint_lab', 'stopped')),
  note text not null default '',
  note_lang text not null default 'zh',
  entered_by uuid references people.person,
  entered_at timestamptz not null
);
create index on outcomes.stage (intent_id, id desc);
