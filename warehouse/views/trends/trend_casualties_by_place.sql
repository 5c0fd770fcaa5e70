/* view trend_casualties_by_place: a year and a district: the dead and wounded of its incidents, by side. Recalled incidents are left out
   year: year of the event; null where no date is known
   department: official name; null where unknown
   province: official name; null where unknown
   district: official name; null where unknown
   in_vraem: true when the district lies in the VRAEM (core or edge)
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
   left_out: incidents whose district is unknown (the same in every row); they stand in the rows without a district
*/
create or replace view trend_casualties_by_place as
with
placed as (select year(event_date) as year, * from incidents where not recalled),
left_out as (select count(*) as n from incidents where district is null and not recalled)
select
  p.year,
  p.department,
  p.province,
  p.district,
  bool_or(p.in_vraem) as in_vraem,
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
from placed as p
cross join left_out as l
group by all
order by p.year desc, p.department, p.province, p.district;
