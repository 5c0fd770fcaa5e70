-- what the newest readings of some reports tell
with
chosen as (
  select * from store.tellings where known_to is null and report_id in (select unnest(from_json($1::json, '["BIGINT"]')))
)
select t.*, l.incident_id, r.first_seen_at, v.title, v.exact, v.lang
from chosen as t
join store.reports as r using (report_id)
join store.report_versions as v on v.report_id = t.report_id and v.version = t.version
left join store.links as l on l.telling_id = t.telling_id and l.known_to is null
order by t.telling_id
