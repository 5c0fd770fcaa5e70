/* view corrections: one decision by a person
   correction_id: its number
   made_at: when (UTC)
   author: who decided
   why: the reason given
   kind: link, split, correct, dismiss
   incident_id: the incident it is about; where that was merged, the one that stands for it
   other_id: for link, the incident it was joined with; for split, the incident that the report tells since
   report_id: for split, the report whose telling stands apart
   field: for correct, what is corrected: date, types, department, province, district, place or action/object/unit
   value: for correct, the value that holds
   withdrawn_at: when it was taken back (UTC); null: holds
   withdrawn_by: who took it back
   withdrawn_why: the reason given for that
*/
create or replace view corrections as
select c.correction_id, c.made_at, c.author, c.why, c.kind, coalesce(a.same_as, c.incident_id) as incident_id, c.other_id,
  c.report_id, c.field, c.value, c.withdrawn_at, c.withdrawn_by, c.withdrawn_why
from store.corrections as c
left join store.aliases as a on a.incident_id = c.incident_id and a.known_to is null;
