select report_id, incident_ids, feed, url, title, lang, published_at, first_seen_at
from reports
where report_id in (select unnest(from_json($1::json, '["BIGINT"]')))
order by report_id
