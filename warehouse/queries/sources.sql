select report_id, feed, url, title, first_seen_at, how
from report_sources
where report_id in (select unnest(from_json($1::json, '["BIGINT"]')))
order by first_seen_at, report_id, feed
