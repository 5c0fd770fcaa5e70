/* view report_facts: a fact as one report, in its newest reading, tells it
   report_id: the report
   version: the text that was read
   incident_id: the incident it belongs to
   action: killed, wounded, captured, seized, destroyed, eradicated, …
   object: who or what, by the codebook
   quantity: the figure in the unit; null when the text is vague
   unit: count, kg, L, ha, PEN, USD, EUR, BOB
   bound: min (at least) or max (at most)
   quote: the words that say it
   span_in: text or title: where they stand
   span_start: first character of the quotation
   span_end: behind its last character
   rule: the rule that read it
   rules_version: digest of all rules at that time
*/
create or replace view report_facts as
select
  t.report_id, t.version, l.incident_id, f.action, f.object, f.quantity, f.unit, f.bound, f.quote, f.span_in,
  f.span_start, f.span_end, f.rule, g.rules_version
from store.told_facts as f
join store.tellings as t on t.telling_id = f.telling_id and t.known_to is null
join store.links as l on l.telling_id = t.telling_id and l.known_to is null
  and l.incident_id not in (select incident_id from dismissed)
join store.readings as g on g.report_id = t.report_id and g.version = t.version and g.reading = t.reading;
