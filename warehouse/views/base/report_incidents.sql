/* view report_incidents: what one report, in its newest reading, says of one incident
   report_id: the report
   incident_id: the incident
   types: kinds of event by this report
   event_date: first day of what it says of the date
   date_precision: day, month or year
   department: official name
   province: official name
   district: official name
   place: place as written
   actors: who acts or suffers by this report
   recalled: told as background
   date_quote: the words that give the date
   date_in: text or title: where they stand
   date_start: first character of them
   date_end: behind their last character
   date_rule: the rule that read them
   place_quote: the words that give the place
   place_in: text or title: where they stand
   place_start: first character of them
   place_end: behind their last character
   place_rule: the rule that read them
   type_quote: the words that give the type
   type_in: text or title: where they stand
   type_start: first character of them
   type_end: behind their last character
   type_rule: the rule that read them
   why_joined: why it was joined with that incident
   lang: language of the report, es or en
*/
create or replace view report_incidents as
select
  t.report_id,
  l.incident_id,
  t.types,
  try_cast(case length(t.date) when 4 then t.date || '-01-01' when 7 then t.date || '-01' else t.date end as date)
    as event_date,
  case length(t.date) when 4 then 'year' when 7 then 'month' when 10 then 'day' end as date_precision,
  t.department, t.province, t.district, t.place, t.actors, t.recalled,
  t.date_quote, t.date_in, t.date_start, t.date_end, t.date_rule,
  t.place_quote, t.place_in, t.place_start, t.place_end, t.place_rule,
  t.type_quote, t.type_in, t.type_start, t.type_end, t.type_rule,
  l.why as why_joined,
  v.lang
from store.tellings as t
join store.links as l on l.telling_id = t.telling_id and l.known_to is null
  and l.incident_id not in (select incident_id from dismissed)
join store.report_versions as v on v.report_id = t.report_id and v.version = t.version
where t.known_to is null;
