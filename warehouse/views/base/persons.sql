/* view persons: a person named in what one report says of one incident
   report_id: the report
   incident_id: the incident
   name: without rank; an alias keeps its camarada or Comrade
   role: victim, suspect, leader, official
   quote: the words that name the person
   span_in: text or title: where they stand
   span_start: first character of the quotation
   span_end: behind its last character
   rule: the rule that read it
*/
create or replace view persons as
select t.report_id, l.incident_id, p.name, p.role, p.quote, p.span_in, p.span_start, p.span_end, p.rule
from store.told_persons as p
join store.tellings as t on t.telling_id = p.telling_id and t.known_to is null
join store.links as l on l.telling_id = t.telling_id and l.known_to is null
  and l.incident_id not in (select incident_id from dismissed);
