/* view trend_incidents_by_place: a year and a district: its incidents. Recalled incidents are left out
   year: year of the event; null where no date is known
   department: official name; null where unknown
   province: official name; null where unknown
   district: official name; null where unknown
   in_vraem: true when the district lies in the VRAEM (core or edge)
   incidents: incidents of all kinds
   attacks: of them attacks on forces
   clashes: of them armed clashes
   drug_seizures: of them drug seizures
   last_event: day of the latest
   left_out: incidents whose district is unknown (the same in every row); they stand in the rows without a district
*/
create or replace view trend_incidents_by_place as
with
placed as (select year(event_date) as year, * from incidents where not recalled),
left_out as (select count(*) as n from incidents where district is null and not recalled)
select
  p.year,
  p.department,
  p.province,
  p.district,
  bool_or(p.in_vraem) as in_vraem,
  count(*) as incidents,
  count(*) filter (list_contains(p.types, 'attack')) as attacks,
  count(*) filter (list_contains(p.types, 'armed_clash')) as clashes,
  count(*) filter (list_contains(p.types, 'drug_seizure')) as drug_seizures,
  max(p.event_date) as last_event,
  any_value(l.n) as left_out
from placed as p
cross join left_out as l
group by all
order by p.year desc, p.department, p.province, p.district;
