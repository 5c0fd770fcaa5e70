-- what people decided on an incident, also where it is the other one
select * from corrections where $1 in (incident_id, other_id) order by made_at, correction_id
