-- Where an organisation is, in degrees, when its operator says so more precisely than its city does.
alter table people.organisation
  add column latitude numeric(8, 5) check (latitude between -90 and 90),
  add column longitude numeric(8, 5) check (longitude between -180 and 180),
  add constraint a_point_on_the_map_has_both_numbers check ((latitude is null) = (longitude is null));
