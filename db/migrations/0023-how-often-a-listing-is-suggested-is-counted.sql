-- How often a listing was shown as a suggestion on a day (UTC). A count, and nobody is known by it.
create table matching.exposure (
  listing_id uuid not null references catalogue.listing,
  shown_on date not null,
  shown integer not null check (shown > 0),
  constraint a_listing_is_counted_once_a_day primary key (listing_id, shown_on)
);
create index on matching.exposure (shown_on);
