create schema matching;

-- Whether an offer and a need fit, as somebody saw it who looked at both: for their organisation, or for the office.
-- What they said last counts; taking it back deletes the row, and the fact says who did.
create table matching.feedback (
  offer_id uuid not null references catalogue.offer,
  need_id uuid not null references catalogue.need,
  said_by uuid not null references people.person,
  -- The organisation for which it was said; none when an organiser or editor said it.
  organisation_id uuid references people.organisation,
  verdict text not null,
  reason text,
  -- At which place the suggestion stood when it was judged; none for a pair that was looked up.
  rank smallint check (rank between 1 and 1000),
  said_at timestamptz not null,
  primary key (offer_id, need_id, said_by),
  constraint a_verdict_is_one_of_three check (verdict in ('fits', 'does-not-fit', 'wrong-translation')),
  constraint who_says_no_says_why check (verdict = 'fits' or coalesce(reason, '') <> '')
);
create index on matching.feedback (need_id);
create index on matching.feedback (organisation_id);

-- A word that was translated wrongly, and what it should be: a line for the glossary, which an operator may take over.
create table matching.proposed_term (
  term text not null check (term <> ''),
  lang text not null,
  english text not null check (english <> ''),
  proposed_by uuid references people.person,
  proposed_at timestamptz not null,
  constraint a_term_is_proposed_once primary key (term, lang, english)
);
