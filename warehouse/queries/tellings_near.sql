-- standing tellings whose window meets one of some spans of days
with
spans as (
  select s.first, s.last from (select unnest(from_json($1::json, '[{"first": "DATE", "last": "DATE"}]')) as s)
),
reach as (select min(first) as first, max(last) as last from spans),
chosen as (
  select t.* from store.tellings as t, reach
  where t.known_to is null
    and coalesce(t.window_first, date '0001-01-01') <= reach.last
    and coalesce(t.window_last, date '9999-12-31') >= reach.first
    and exists (
      from spans as s
      where coalesce(t.window_first, date '0001-01-01') <= s.last
        and coalesce(t.window_last, date '9999-12-31') >= s.first)
)
select t.*, l.incident_id, r.first_seen_at, v.title, v.exact, v.lang
from chosen as t
join store.reports as r using (report_id)
join store.report_versions as v on v.report_id = t.report_id and v.version = t.version
left join store.links as l on l.telling_id = t.telling_id and l.known_to is null
order by t.telling_id
