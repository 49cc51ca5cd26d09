-- A need put out as a challenge: whoever may, answers until an instant, by rules that were written down before. The prize
-- stands with the need.
create table catalogue.challenge (
  need_id uuid primary key references catalogue.need,
  ends_at timestamptz not null,
  eligibility jsonb check (eligibility is null or platform.is_language_map(eligibility)),
  rules jsonb not null constraint a_challenge_has_rules check (platform.is_language_map(rules)),
  announced_by uuid references people.person,
  announced_at timestamptz not null,
  constraint a_challenge_ends_after_it_was_announced check (ends_at > announced_at)
);
create index on catalogue.challenge (ends_at desc);

-- What came of a challenge, said to everybody once it is over.
create table catalogue.challenge_result (
  need_id uuid primary key references catalogue.challenge,
  words jsonb not null check (platform.is_language_map(words)),
  published_by uuid references people.person,
  published_at timestamptz not null
);

-- How an organisation would meet a need, in its own words, with an offer of its own where there is one.
create table catalogue.solution (
  id uuid primary key,
  number integer generated always as identity unique,
  need_id uuid not null references catalogue.need,
  organisation_id uuid not null references people.organisation,
  offer_id uuid references catalogue.offer,
  words text not null check (words <> ''),
  lang text not null,
  answered_by uuid references people.person,
  answered_at timestamptz not null,
  changed_at timestamptz not null,
  constraint an_organisation_answers_a_need_once unique (need_id, organisation_id)
);
create index on catalogue.solution (organisation_id);

-- Where a solution stands is its last step; each has an author and a date.
create table catalogue.solution_step (
  id uuid primary key,
  solution_id uuid not null references catalogue.solution,
  state text not null check (state in ('submitted', 'shortlisted', 'chosen', 'declined', 'withdrawn')),
  reason text not null default '',
  reason_lang text not null,
  taken_by uuid references people.person,
  taken_at timestamptz not null,
  constraint a_declined_solution_learns_why check (state <> 'declined' or reason <> '')
);
create index on catalogue.solution_step (solution_id, taken_at desc, id desc);

-- How far a solution meets what the need measures, criterion by criterion, as the need said it then.
create table catalogue.evaluation (
  solution_id uuid primary key references catalogue.solution,
  comment text not null default '',
  comment_lang text not null,
  evaluated_by uuid references people.person,
  evaluated_at timestamptz not null
);
create table catalogue.evaluation_mark (
  solution_id uuid not null references catalogue.evaluation,
  position smallint not null,
  criterion text not null check (criterion <> ''),
  verdict text not null check (verdict in ('met', 'partly', 'not')),
  comment text not null default '',
  primary key (solution_id, position)
);

-- The owner of an anonymous need tells an organisation that answered who it is.
create table catalogue.owner_opening (
  need_id uuid not null references catalogue.need,
  organisation_id uuid not null references people.organisation,
  opened_by uuid references people.person,
  opened_at timestamptz not null,
  primary key (need_id, organisation_id)
);

-- Late is late, however many answer at the last instant; and nobody answers themselves.
create function catalogue.a_solution_comes_in_time() returns trigger language plpgsql as $$
begin
  if new.answered_at >= (select ends_at from catalogue.challenge where need_id = new.need_id for share) then
    raise exception 'a solution comes in time' using errcode = 'check_violation', constraint = 'a_solution_comes_in_time';
  end if;
  if new.organisation_id = (select organisation_id from catalogue.listing where id = new.need_id) then
    raise exception 'nobody answers their own need' using errcode = 'check_violation', constraint = 'nobody_answers_their_own_need';
  end if;
  return new;
end $$;
create trigger a_solution_comes_in_time before insert on catalogue.solution
  for each row execute function catalogue.a_solution_comes_in_time();
