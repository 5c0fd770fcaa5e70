/* view trend_destroyed_by_month: a month: airstrips and laboratories destroyed and crops eradicated. Recalled incidents are left out; zeroes stand only in monitored months
   month: its first day
   monitored: true when feeds were polled in it
   incidents: incidents of all kinds
   airstrips_destroyed: airstrips destroyed
   labs_destroyed: laboratories and maceration pits destroyed
   eradicated_ha: crops eradicated, in ha
   left_out: incidents that could not be placed, because their month is unknown (the same in every row)
*/
create or replace view trend_destroyed_by_month as
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
  coalesce(sum(p.airstrips_destroyed), 0)::bigint as airstrips_destroyed,
  coalesce(sum(p.labs_destroyed), 0)::bigint as labs_destroyed,
  coalesce(sum(p.eradicated_ha), 0) as eradicated_ha,
  any_value(l.n) as left_out
from months as m
left join placed as p using (month)
cross join left_out as l
group by m.month, m.monitored
order by m.month;
