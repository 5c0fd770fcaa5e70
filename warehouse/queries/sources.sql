select report_id, feed, url, title, first_seen_at, how
from report_sources
where report_id in (select unnest($1::bigint[]))
order by first_seen_at, report_id, feed
