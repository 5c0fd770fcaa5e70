/* view feed_items: an item of a feed, in exactly one state
   item_id: the same at every poll
   feed: the feed's name
   url: the item's link
   title: its headline in the feed
   published_at: as the feed says (UTC)
   first_seen_at: first poll that showed it (UTC)
   last_seen_at: last poll that showed it (UTC)
   seen: number of polls that showed it
   state: pending, retry, over_cap, gone, failed, off_topic, no_article, copy, reported
   state_since: when it entered that state (UTC)
   reason: why it stands there
   attempts: failed tries to get its page
   next_try_at: not before this time (UTC)
   report_id: the report it became or repeats
*/
create or replace view feed_items as
select item_id, feed, url, title, published_at, first_seen_at, last_seen_at, seen, state, state_since, reason,
  attempts, next_try_at, report_id
from store.items;
