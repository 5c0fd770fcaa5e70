-- feeds as last polled, in JSON rows
insert into store.feeds
  (feed, url, configured_url, lang, etag, last_modified, body_sha256, next_poll_at, failures, gone,
   first_poll_at, last_poll_at, last_good_at, last_status, last_error)
select
  r.feed, r.url, r.configured_url, r.lang, r.etag, r.last_modified, r.body_sha256, r.next_poll_at, r.failures, r.gone,
  r.now, r.now, r.good_at, r.status, r.error
from (select unnest(from_json($1::json, '[{
  "feed": "VARCHAR", "url": "VARCHAR", "configured_url": "VARCHAR", "lang": "VARCHAR", "etag": "VARCHAR",
  "last_modified": "VARCHAR", "body_sha256": "VARCHAR", "next_poll_at": "TIMESTAMPTZ", "failures": "INTEGER",
  "gone": "BOOLEAN", "now": "TIMESTAMPTZ", "good_at": "TIMESTAMPTZ", "status": "VARCHAR", "error": "VARCHAR"}]')) as r)
on conflict (feed) do update set
  url = excluded.url, configured_url = excluded.configured_url, lang = excluded.lang, etag = excluded.etag,
  last_modified = excluded.last_modified, body_sha256 = excluded.body_sha256, next_poll_at = excluded.next_poll_at,
  failures = excluded.failures, gone = excluded.gone, last_poll_at = excluded.last_poll_at,
  last_good_at = coalesce(excluded.last_good_at, last_good_at), last_status = excluded.last_status,
  last_error = excluded.last_error
