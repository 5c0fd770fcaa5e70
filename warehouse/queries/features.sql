-- an incident as a feature of GeoJSON, as text
select to_json({
  'type': 'Feature',
  'id': i.incident_id,
  'geometry': case when lat is not null and lon is not null
    then {'type': 'Point', 'coordinates': [round(lon, 6), round(lat, 6)]} end,
  'properties': p
})::varchar as feature
from (select incident_id, lat, lon from incidents) as i
join (select * exclude (lat, lon) from incidents) as p on p.incident_id = i.incident_id
order by i.incident_id
