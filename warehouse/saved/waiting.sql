-- items that wait for another try or were lost, and why
select feed, state, reason, attempts, next_try_at, title, url
from feed_items
where state in ('pending', 'retry', 'gone', 'failed', 'no_article', 'over_cap')
order by state, feed, title
