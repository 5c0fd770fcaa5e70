-- the next texts behind a report
select
  r.report_id, t.version, l.reading, r.item_id, r.url, r.canonical_url, t.title, t.text, t.lang, t.published_at,
  r.first_seen_at, l.rules_version, t.exact, t.minhash
from store.reports as r
join store.report_versions as t on t.report_id = r.report_id and t.known_to is null
join store.readings as l on l.report_id = r.report_id and l.known_to is null
where r.report_id > $after and ($since::timestamptz is null or coalesce(t.published_at, r.first_seen_at) >= $since)
order by r.report_id
limit $limit
