-- incidents whose reports give different tolls
select incident_id, event_date, district, killed_low, killed, killed_high, n_reports, headline
from incidents
where killed_low <> killed_high
order by killed_high - killed_low desc, incident_id
