/* view trend_captures_by_place: a year and a district: persons captured in its incidents. Recalled incidents are left out
   year: year of the event; null where no date is known
   department: official name; null where unknown
   province: official name; null where unknown
   district: official name; null where unknown
   in_vraem: true when the district lies in the VRAEM (core or edge)
   incidents: incidents with a capture
   captured: persons captured
   captured_armed_group: of them members of the armed group
   captured_suspects: of them suspects of the drug trade or another crime
   captured_civilians: of them civilians (protesters)
   left_out: incidents whose district is unknown (the same in every row); they stand in the rows without a district
*/
create or replace view trend_captures_by_place as
with
placed as (select year(event_date) as year, * from incidents where not recalled),
left_out as (select count(*) as n from incidents where district is null and not recalled)
select
  p.year,
  p.department,
  p.province,
  p.district,
  bool_or(p.in_vraem) as in_vraem,
  count(p.incident_id) filter (list_contains(p.types, 'capture')) as incidents,
  coalesce(sum(p.captured), 0)::bigint as captured,
  coalesce(sum(p.captured_armed_group), 0)::bigint as captured_armed_group,
  coalesce(sum(p.captured_suspects), 0)::bigint as captured_suspects,
  coalesce(sum(p.captured_civilians), 0)::bigint as captured_civilians,
  any_value(l.n) as left_out
from placed as p
cross join left_out as l
group by all
order by p.year desc, p.department, p.province, p.district;
