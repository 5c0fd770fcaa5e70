/* view corrections: one decision by a person
   correction_id: its number
   made_at: when (UTC)
   author: who decided
   why: the reason given
   kind: link, split, correct, dismiss
   incident_id: the incident it is about
   other_id: for link, the incident it is joined with
   report_id: for split, the report whose telling stands apart
   field: for correct, what is corrected
   value: for correct, the value that holds
   withdrawn_at: when it was taken back (UTC); null: holds
   withdrawn_by: who took it back
*/
create or replace view corrections as
select correction_id, made_at, author, why, kind, incident_id, other_id, report_id, field, value, withdrawn_at,
  withdrawn_by
from store.corrections;
