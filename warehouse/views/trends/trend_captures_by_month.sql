/* view trend_captures_by_month: a month: persons captured in its incidents. Recalled incidents are left out; zeroes stand only in monitored months
   month: its first day
   monitored: true when feeds were polled in it
   incidents: incidents with a capture
   captured: persons captured
   captured_armed_group: of them members of the armed group
   captured_suspects: of them suspects of the drug trade or another crime
   captured_civilians: of them civilians (protesters)
   left_out: incidents that could not be placed, because their month is unknown (the same in every row)
*/
create or replace view trend_captures_by_month as
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
  count(p.incident_id) filter (list_contains(p.types, 'capture')) as incidents,
  coalesce(sum(p.captured), 0)::bigint as captured,
  coalesce(sum(p.captured_armed_group), 0)::bigint as captured_armed_group,
  coalesce(sum(p.captured_suspects), 0)::bigint as captured_suspects,
  coalesce(sum(p.captured_civilians), 0)::bigint as captured_civilians,
  any_value(l.n) as left_out
from months as m
left join placed as p using (month)
cross join left_out as l
group by m.month, m.monitored
order by m.month;
