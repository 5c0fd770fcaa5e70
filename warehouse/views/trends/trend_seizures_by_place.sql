/* view trend_seizures_by_place: a year and a district: drugs seized in its incidents. Recalled incidents are left out
   year: year of the event; null where no date is known
   department: official name; null where unknown
   province: official name; null where unknown
   district: official name; null where unknown
   in_vraem: true when the district lies in the VRAEM (core or edge)
   incidents: incidents with a seizure of drugs
   cocaine_seized_kg: cocaine and cocaine base seized, in kg
   drugs_seized_kg: drugs seized of unsaid kind, in kg
   cocaine_destroyed_kg: cocaine and cocaine base destroyed, in kg
   left_out: incidents whose district is unknown (the same in every row); they stand in the rows without a district
*/
create or replace view trend_seizures_by_place as
with
placed as (select year(event_date) as year, * from incidents where not recalled),
left_out as (select count(*) as n from incidents where district is null and not recalled)
select
  p.year,
  p.department,
  p.province,
  p.district,
  bool_or(p.in_vraem) as in_vraem,
  count(p.incident_id) filter (list_contains(p.types, 'drug_seizure')) as incidents,
  coalesce(sum(p.cocaine_seized_kg), 0) as cocaine_seized_kg,
  coalesce(sum(p.drugs_seized_kg), 0) as drugs_seized_kg,
  coalesce(sum(p.cocaine_destroyed_kg), 0) as cocaine_destroyed_kg,
  any_value(l.n) as left_out
from placed as p
cross join left_out as l
group by all
order by p.year desc, p.department, p.province, p.district;
