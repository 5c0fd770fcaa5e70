/* view trend_seizures_by_month: a month: drugs seized in its incidents. Recalled incidents are left out; zeroes stand only in monitored months
   month: its first day
   monitored: true when feeds were polled in it
   incidents: incidents with a seizure of drugs
   cocaine_seized_kg: cocaine and cocaine base seized, in kg
   drugs_seized_kg: drugs seized of unsaid kind, in kg
   cocaine_destroyed_kg: cocaine and cocaine base destroyed, in kg
   left_out: incidents that could not be placed, because their month is unknown (the same in every row)
*/
create or replace view trend_seizures_by_month as
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
  count(p.incident_id) filter (list_contains(p.types, 'drug_seizure')) as incidents,
  coalesce(sum(p.cocaine_seized_kg), 0) as cocaine_seized_kg,
  coalesce(sum(p.drugs_seized_kg), 0) as drugs_seized_kg,
  coalesce(sum(p.cocaine_destroyed_kg), 0) as cocaine_destroyed_kg,
  any_value(l.n) as left_out
from months as m
left join placed as p using (month)
cross join left_out as l
group by m.month, m.monitored
order by m.month;
