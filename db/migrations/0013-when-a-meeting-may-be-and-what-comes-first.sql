-- Half of the day that a meeting may be held in: it begins before noon by the clock of the event, or at noon and later.
create table meetings.part_of_day (
  meeting_id uuid primary key references meetings.meeting,
  part text not null check (part in ('morning', 'afternoon')),
  set_by uuid references people.person,
  set_at timestamptz not null
);

-- The first meeting is over before the second begins, when both are held.
create table meetings.precedence (
  first_id uuid not null references meetings.meeting,
  second_id uuid not null references meetings.meeting,
  set_by uuid references people.person,
  set_at timestamptz not null,
  primary key (first_id, second_id),
  constraint a_meeting_does_not_precede_itself check (first_id <> second_id)
);
create index on meetings.precedence (second_id);

-- Before a pair has its meeting, the half of the day it is wished for stands with the wish.
alter table meetings.wish add column part_of_day text check (part_of_day in ('morning', 'afternoon'));

-- What counts among plans that hold as many meetings, the first before all others; null weighs them against each other.
alter table meetings.day_rule
  add column goals text[] constraint goals_are_each_named_once
    check (cardinality(goals) = 4 and goals @> array['breaks', 'fairness', 'score', 'minimum']),
  add column fair_breaks smallint not null default 2 check (fair_breaks between 0 and 20),
  add column meetings_min smallint not null default 0 check (meetings_min between 0 and 20);
