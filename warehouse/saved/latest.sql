-- the latest incidents
select incident_id, event_date, types, coalesce(district, province, department) as place, killed, wounded, captured,
  cocaine_seized_kg, n_reports, headline
from incidents
where not recalled
order by event_date desc nulls last, incident_id desc
limit 25
