select first_seen_at from store.items
where feed = $1 and first_seen_at > (select first_poll_at from store.feeds where feed = $1)
group by first_seen_at order by first_seen_at desc limit $2
