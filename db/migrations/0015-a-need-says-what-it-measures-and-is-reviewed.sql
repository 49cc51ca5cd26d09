-- What the indicator shows today, as typed, unit and all. What is wanted is `operator`, `value` and `unit`; a need that is
-- still vague may leave any of them empty.
alter table catalogue.target
  add column present text,
  -- The words of an indicator in further languages: {"en": {"name": "…", "present": "…", "value": "…", "method": "…"}}.
  add column translations jsonb not null default '{}' check (jsonb_typeof(translations) = 'object'),
  add constraint an_indicator_says_something
    check (name <> '' or value <> '' or present is not null or unit is not null or method is not null);

-- What was tried already and why it did not do.
alter table catalogue.listing_text add column tried text not null default '';

-- What became of a submission: published, sent back with reasons to be mended, or set aside. The submission itself goes,
-- the answer stays, one row each time.
create table catalogue.review (
  id uuid primary key,
  listing_id uuid not null references catalogue.listing,
  outcome text not null check (outcome in ('accepted', 'returned', 'set-aside')),
  reasons text[] not null default '{}' check (reasons <@ array['indicator-missing', 'target-unclear', 'situation-unclear',
    'terms-unclear', 'duplicate', 'too-early', 'out-of-scope', 'other']),
  line text not null default '',
  line_lang text not null,
  submitted_by uuid references people.person,
  submitted_at timestamptz not null,
  reviewed_by uuid references people.person,
  reviewed_at timestamptz not null,
  constraint a_refused_listing_learns_why check (outcome = 'accepted' or cardinality(reasons) > 0)
);
create index on catalogue.review (listing_id, reviewed_at desc);
