/* view statistics: a standing figure in a report (263 airstrips in 2014): never a fact of an incident, never summed
   report_id: the report
   action: as for facts; null for standing crops
   object: who or what, by the codebook
   quantity: the figure in the unit
   unit: count, kg, L, ha, PEN, USD, EUR, BOB
   bound: min (at least) or max (at most)
   period: 2014, 2020-01/2020-10, since 2011, 2008-2018 or null
   said_by: the source that its sentence names, as written; null where it names none
   quote: the words that say it
   span_in: text or title: where they stand
   span_start: first character of the quotation
   span_end: behind its last character
   rule: the rule that read it
*/
create or replace view statistics as
select report_id, action, object, quantity, unit, bound, period, said_by, quote, span_in, span_start, span_end, rule
from store.told_statistics
where known_to is null;
