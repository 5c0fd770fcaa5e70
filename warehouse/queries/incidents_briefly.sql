-- an incident in a few plain values, for events
select
  incident_id, event_date, date_precision, types, department, province, district, vraem_zone, killed, wounded, captured,
  cocaine_seized_kg, n_reports, headline
from incidents
where incident_id in (select unnest(from_json($1::json, '["BIGINT"]')))
order by incident_id
