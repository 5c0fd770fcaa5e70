-- what tellings take over from the texts of their reports
select report_id, v.version, r.first_seen_at, v.title, v.exact, v.lang
from store.reports as r
join store.report_versions as v using (report_id)
where r.report_id between $2 and $3 and v.report_id between $2 and $3
  and r.report_id in (select unnest(from_json($1::json, '["BIGINT"]')))
