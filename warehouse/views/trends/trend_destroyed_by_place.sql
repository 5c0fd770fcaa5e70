/* view trend_destroyed_by_place: a year and a district: airstrips and laboratories destroyed and crops eradicated. Recalled incidents are left out
   year: year of the event; null where no date is known
   department: official name; null where unknown
   province: official name; null where unknown
   district: official name; null where unknown
   in_vraem: true when the district lies in the VRAEM (core or edge)
   incidents: incidents of all kinds
   airstrips_destroyed: airstrips destroyed
   labs_destroyed: laboratories and maceration pits destroyed
   eradicated_ha: crops eradicated, in ha
   left_out: incidents whose district is unknown (the same in every row); they stand in the rows without a district
*/
create or replace view trend_destroyed_by_place as
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
  coalesce(sum(p.airstrips_destroyed), 0)::bigint as airstrips_destroyed,
  coalesce(sum(p.labs_destroyed), 0)::bigint as labs_destroyed,
  coalesce(sum(p.eradicated_ha), 0) as eradicated_ha,
  any_value(l.n) as left_out
from placed as p
cross join left_out as l
group by all
order by p.year desc, p.department, p.province, p.district;
