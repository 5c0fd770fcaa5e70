-- People's decisions: about which tellings they were made, why one was taken back, which figures stand by a person's word.

/* table store.correction_tellings: one telling that a person's decision was made about
   correction_id: the decision
   telling_id: the telling as it stood then; when its report is read again, the telling that takes its place is meant
   apart: for split, true for the telling that stands apart from the others
*/
create table store.correction_tellings (
  correction_id  bigint not null,
  telling_id     bigint not null,
  apart          boolean not null
);

/* table store.corrections: one decision by a person; applied after the rules, kept through every replay
   other_id: for link, the incident it is joined with; for split, the incident that the report tells since
   field: for correct, what is corrected: date, types, department, province, district, place or action/object/unit
   withdrawn_why: the reason given for taking it back
*/
alter table store.corrections add column withdrawn_why varchar;

/* table facts: a settled fact of an incident: one action on one kind of object, counted in one unit
   corrected: true when the figure stands by a person's word
*/
alter table facts add column corrected boolean default false;

/* table store.fact_versions: one settled fact of one version of an incident
   corrected: true when the figure stood by a person's word
*/
alter table store.fact_versions add column corrected boolean default false;
