/* view trend_casualties_by_month: a month: the dead and wounded of its incidents, by side. Recalled incidents are left out; zeroes stand only in monitored months
   month: its first day
   monitored: true when feeds were polled in it
   incidents: incidents of all kinds
   killed: dead of all sides
   killed_low: by the smallest totals that reports give
   killed_high: by the largest totals that reports give
   killed_forces: of them military and police
   killed_armed_group: of them members of the armed group
   killed_civilians: of them civilians
   killed_other: of them traffickers and unknown
   wounded: wounded of all sides
   wounded_forces: of them military and police
   wounded_armed_group: of them members of the armed group
   wounded_civilians: of them civilians
   wounded_other: of them traffickers and unknown
   left_out: incidents that could not be placed, because their month is unknown (the same in every row)
*/
create or replace view trend_casualties_by_month as
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
  coalesce(sum(p.killed), 0)::bigint as killed,
  coalesce(sum(p.killed_low), 0)::bigint as killed_low,
  coalesce(sum(p.killed_high), 0)::bigint as killed_high,
  coalesce(sum(p.killed_forces), 0)::bigint as killed_forces,
  coalesce(sum(p.killed_armed_group), 0)::bigint as killed_armed_group,
  coalesce(sum(p.killed_civilians), 0)::bigint as killed_civilians,
  coalesce(sum(p.killed_other), 0)::bigint as killed_other,
  coalesce(sum(p.wounded), 0)::bigint as wounded,
  coalesce(sum(p.wounded_forces), 0)::bigint as wounded_forces,
  coalesce(sum(p.wounded_armed_group), 0)::bigint as wounded_armed_group,
  coalesce(sum(p.wounded_civilians), 0)::bigint as wounded_civilians,
  coalesce(sum(p.wounded_other), 0)::bigint as wounded_other,
  any_value(l.n) as left_out
from months as m
left join placed as p using (month)
cross join left_out as l
group by m.month, m.monitored
order by m.month;
