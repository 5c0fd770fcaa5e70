-- Feeds whose five latest pages on the subject gave no article although earlier ones did: the site was redesigned, say.
-- → feed, last_text_at (when the last item with a text came), ordered by feed
with pages as (
  select feed, state, first_seen_at, row_number() over (partition by feed order by first_seen_at desc, item_id desc) as nth
  from feed_items where state in ('reported', 'copy', 'no_article'))
select feed, max(first_seen_at) filter (state <> 'no_article') as last_text_at from pages group by feed
having count(*) filter (nth <= 5 and state = 'no_article') = 5 and last_text_at is not null
order by feed
