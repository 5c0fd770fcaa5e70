/* view report_sources: a place where a report or a copy of it stood
   report_id: the report
   feed: feed that showed it
   url: its address there
   title: its headline there
   first_seen_at: first poll that showed it (UTC)
   how: first (the report itself), url (same address), exact (same text), near (almost the same text)
*/
create or replace view report_sources as
select report_id, feed, url, title, first_seen_at, how
from store.report_sources;
