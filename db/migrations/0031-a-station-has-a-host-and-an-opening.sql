-- A place where an organisation works inside another one or in a city: academicians' and experts' workstations, service
-- stations of societies, innovation stations, branches of transfer centres, incubators.
create table catalogue.station (
  resource_id uuid primary key,
  kind text not null default 'station' check (kind = 'station'),
  station_kind text not null,
  host_id uuid references people.organisation,
  region text,
  city text,
  address jsonb check (address is null or platform.is_language_map(address)),
  opened_on date,
  closed_on date,
  constraint a_station_closes_after_it_opened check (closed_on >= opened_on),
  foreign key (resource_id, kind) references catalogue.resource (id, kind)
);
create index on catalogue.station (host_id);
