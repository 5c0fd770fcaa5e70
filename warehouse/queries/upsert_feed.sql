insert into store.feeds
  (feed, url, configured_url, lang, etag, last_modified, body_sha256, next_poll_at, failures, gone,
   first_poll_at, last_poll_at, last_good_at, last_status, last_error)
values
  ($feed, $url, $configured_url, $lang, $etag, $last_modified, $body_sha256, $next_poll_at, $failures, $gone,
   $now, $now, $good_at, $status, $error)
on conflict (feed) do update set
  url = excluded.url, configured_url = excluded.configured_url, lang = excluded.lang, etag = excluded.etag,
  last_modified = excluded.last_modified, body_sha256 = excluded.body_sha256, next_poll_at = excluded.next_poll_at,
  failures = excluded.failures, gone = excluded.gone, last_poll_at = excluded.last_poll_at,
  last_good_at = coalesce(excluded.last_good_at, last_good_at), last_status = excluded.last_status,
  last_error = excluded.last_error
