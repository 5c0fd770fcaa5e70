/* view trend_incidents_by_month: a month: its incidents by kind (an incident may be of several kinds). Recalled incidents are left out; zeroes stand only in monitored months
   month: its first day
   monitored: true when feeds were polled in it
   incidents: incidents of all kinds
   in_vraem: of them inside the VRAEM (core or edge)
   attacks: of them attacks on forces
   clashes: of them armed clashes
   explosions: of them explosions
   killings: of them killings of civilians or unarmed persons
   kidnappings: of them kidnappings
   captures: of them captures
   drug_seizures: of them drug seizures
   lab_destructions: of them destructions of laboratories
   airstrip_destructions: of them destructions of airstrips
   left_out: incidents that could not be placed, because their month is unknown (the same in every row)
*/
create or replace view trend_incidents_by_month as
with
placed as (
  select date_trunc('month', event_date)::date as month, *
  from incidents
  where date_precision in ('day', 'month') and not recalled
),
left_out as (
  select count(*) as n
  from incidents
  where (date_precision is null or date_precision = 'year') and not recalled
)
select
  m.month,
  m.monitored,
  count(p.incident_id) as incidents,
  count(p.incident_id) filter (p.in_vraem) as in_vraem,
  count(p.incident_id) filter (list_contains(p.types, 'attack')) as attacks,
  count(p.incident_id) filter (list_contains(p.types, 'armed_clash')) as clashes,
  count(p.incident_id) filter (list_contains(p.types, 'explosion')) as explosions,
  count(p.incident_id) filter (list_contains(p.types, 'killing')) as killings,
  count(p.incident_id) filter (list_contains(p.types, 'kidnapping')) as kidnappings,
  count(p.incident_id) filter (list_contains(p.types, 'capture')) as captures,
  count(p.incident_id) filter (list_contains(p.types, 'drug_seizure')) as drug_seizures,
  count(p.incident_id) filter (list_contains(p.types, 'lab_destruction')) as lab_destructions,
  count(p.incident_id) filter (list_contains(p.types, 'airstrip_destruction')) as airstrip_destructions,
  any_value(l.n) as left_out
from months as m
left join placed as p using (month)
cross join left_out as l
group by m.month, m.monitored
order by m.month;
