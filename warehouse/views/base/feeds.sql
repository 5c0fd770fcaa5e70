/* view feeds: a feed and its health
   feed: its name in config.yaml
   url: the address asked next, without password
   lang: es or en
   last_status: outcome of the last poll: new, unchanged, failed, gone
   last_error: what was wrong at the last poll
   failures: failed polls in a row
   first_poll_at: first time it was asked (UTC)
   last_poll_at: last time it was asked (UTC)
   last_good_at: last time it answered as a feed (UTC)
   last_new_at: when its latest item was first seen (UTC)
   next_poll_at: not before this time (UTC); null: at the next cycle
   items: its items so far
   reported: of them reports of their own
   copies: of them copies of reports
*/
create or replace view feeds as
with
counted as (
  select feed, count(*) as items, count(*) filter (state = 'reported') as reported,
    count(*) filter (state = 'copy') as copies, max(first_seen_at) as last_new_at
  from store.items
  group by feed
)
select f.feed, regexp_replace(f.url, '//[^/?#]*@', '//') as url, f.lang, f.last_status, f.last_error, f.failures, f.first_poll_at, f.last_poll_at,
  f.last_good_at, c.last_new_at, f.next_poll_at, coalesce(c.items, 0) as items, coalesce(c.reported, 0) as reported,
  coalesce(c.copies, 0) as copies
from store.feeds as f
left join counted as c using (feed);
