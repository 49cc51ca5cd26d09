-- Whoever stands behind a listing says that it is still true: until when it was on show, and until when it is now.
create table catalogue.renewal (
  id uuid primary key,
  listing_id uuid not null references catalogue.listing,
  was_until date,
  until date not null,
  renewed_by uuid references people.person,
  renewed_at timestamptz not null,
  constraint a_renewal_reaches_further check (until > was_until)
);
create index on catalogue.renewal (listing_id, renewed_at desc);

-- A listing that is done with: out of the showcase, but its address still says so. What it was published as stays here,
-- and reopening puts it back; then the row goes, and the trail says who closed and who reopened it.
create table catalogue.closure (
  listing_id uuid primary key references catalogue.listing,
  reason text not null check (reason in ('found-here', 'done', 'dropped', 'other')),
  line text not null default '',
  line_lang text not null,
  was_published_by uuid references people.person,
  was_published_at timestamptz,
  closed_by uuid references people.person,
  closed_at timestamptz not null,
  constraint another_reason_is_written_down check (reason <> 'other' or line <> '')
);

-- What is on show stands in neither pile.
create function catalogue.on_show_or_closed() returns trigger language plpgsql as $$
begin
  if exists (select from catalogue.closure where listing_id = new.listing_id) then
    raise exception using errcode = 'check_violation', constraint = 'what_is_closed_is_not_on_show',
      message = 'what is closed is not on show';
  end if;
  return new;
end $$;
create trigger what_is_closed_is_not_on_show before insert on catalogue.publication
  for each row execute function catalogue.on_show_or_closed();
create trigger what_is_closed_waits_for_nobody before insert on catalogue.submission
  for each row execute function catalogue.on_show_or_closed();

-- Whoever published something with a last day before reminders existed is reminded like everybody else.
insert into platform.job (kind, body, key, run_at)
select 'catalogue.remind', jsonb_build_object('listingId', l.id, 'expiresOn', l.expires_on, 'daysLeft', d.days),
  l.id || ' ' || l.expires_on || ' ' || d.days,
  (case d.days when 0 then l.expires_on + interval '36 hours' else l.expires_on - d.days * interval '1 day' + interval '1 hour' end)
    at time zone 'UTC'
from catalogue.listing l join catalogue.publication p on p.listing_id = l.id cross join (values (30), (7), (0)) d (days)
where l.expires_on > current_date + d.days;
