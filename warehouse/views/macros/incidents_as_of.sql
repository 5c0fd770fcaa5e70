/* macro incidents_as_of: incidents_as_of(timestamp): table incidents as it was known at that time (UTC)
*/
create or replace macro incidents_as_of(at_time) as table (
  select * exclude (version, known_from, known_to, cause, standing)
  from analyst.store.incident_versions
  where standing and known_from <= at_time::timestamptz and (known_to is null or known_to > at_time::timestamptz)
);
