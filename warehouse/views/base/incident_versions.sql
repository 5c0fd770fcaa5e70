/* view incident_versions: what was known of one incident during one time: how its figures grew
   version: from 1
   known_from: from when (UTC)
   known_to: until when (UTC); null: still
   cause: new, report, edit, replay, correction, merged, dissolved, dismissed
   standing: false from when it was merged, dissolved or dismissed
   incident_id: the incident
   event_date: first day of what was known of the date
   date_precision: day, month or year
   types: kinds of event
   department: official name
   province: official name
   district: official name
   place: as written
   killed: dead of all sides
   wounded: wounded of all sides
   captured: persons captured
   cocaine_seized_kg: cocaine seized, in kg
   n_reports: reports that told it
   headline: headline of the report that was about it and told it best, or its own facts as a line
*/
create or replace view incident_versions as
select version, known_from, known_to, cause, standing, incident_id, event_date, date_precision, types, department,
  province, district, place, killed, wounded, captured, cocaine_seized_kg, n_reports, headline
from store.incident_versions;
