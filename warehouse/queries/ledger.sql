-- a row per feed: its items by state
with
counted as (
  select
    feed,
    count(*) as items,
    count(*) filter (state = 'pending') as pending,
    count(*) filter (state = 'retry') as retry,
    count(*) filter (state = 'over_cap') as over_cap,
    count(*) filter (state = 'gone') as gone,
    count(*) filter (state = 'failed') as failed,
    count(*) filter (state = 'off_topic') as off_topic,
    count(*) filter (state = 'no_article') as no_article,
    count(*) filter (state = 'copy') as copy,
    count(*) filter (state = 'reported') as reported,
    max(first_seen_at) as last_new_at
  from store.items
  group by feed
)
select
  coalesce(f.feed, c.feed) as feed, f.last_status, f.last_error, f.last_good_at, f.failures, c.last_new_at,
  coalesce(items, 0) as items, coalesce(pending, 0) as pending, coalesce(retry, 0) as retry,
  coalesce(over_cap, 0) as over_cap, coalesce(c.gone, 0) as gone, coalesce(failed, 0) as failed,
  coalesce(off_topic, 0) as off_topic, coalesce(no_article, 0) as no_article, coalesce(copy, 0) as copy,
  coalesce(reported, 0) as reported
from store.feeds as f
full join counted as c using (feed)
order by 1
