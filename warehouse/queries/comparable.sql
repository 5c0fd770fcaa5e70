-- incidents dated between two days, as ACLED would class them, to be laid beside another file's events
select
  i.incident_id, i.event_date, i.date_precision, i.department, i.province, i.district,
  coalesce(a.location, '') as location, i.lat, i.lon, i.place_precision, i.in_vraem, i.headline,
  coalesce(i.killed_low, 0) as killed_low, coalesce(i.killed, 0) as killed, coalesce(i.killed_high, 0) as killed_high,
  a.event_type, a.sub_event_type
from incidents as i
join acled as a on a.event_id_cnty = 'VRAEM' || i.incident_id
where i.event_date between $1 and $2
order by i.incident_id
