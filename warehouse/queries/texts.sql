-- the newest text of each of some reports; the range of ids is what lets DuckDB skip most blocks
with
wanted as (select unnest(from_json($1::json, '["BIGINT"]')) as report_id),
latest as (
  select report_id, version, reading, rules_version from store.readings
  where known_to is null and report_id between $2 and $3 and report_id in (from wanted)
),
texts as (
  select * from store.report_versions
  where known_to is null and report_id between $2 and $3 and report_id in (from wanted)
),
reports as (
  select * from store.reports where report_id between $2 and $3 and report_id in (from wanted)
)
select
  r.report_id, t.version, l.reading, r.item_id, r.url, r.canonical_url, t.title, t.text, t.lang, t.published_at,
  r.first_seen_at, l.rules_version, t.exact, t.minhash
from reports as r
join texts as t using (report_id)
join latest as l using (report_id)
order by r.report_id
