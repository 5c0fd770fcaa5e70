/* view trend_sources: a feed: how much of what is known it told, and how often it told it first
   feed: the feed's name
   reports: relevant articles of its own
   copies: copies of others' reports that it carried
   incidents: incidents that its own articles tell
   first: of them those that it told before any other feed
   share_first: first ÷ incidents; null without incidents
   last_report_at: when its latest report was first seen (UTC)
*/
create or replace view trend_sources as
with
-- the earlier first, and of those first seen by one poll the one stored first: both in one number, since comparing pairs
-- takes twice as long; `materialized`, or it is worked out once for each use
told as materialized (
  select l.incident_id, r.feed, min(epoch(r.first_seen_at)::bigint * 1073741824 + r.report_id) as turn
  from store.links as l
  join store.tellings as t on t.telling_id = l.telling_id and t.known_to is null
  join store.reports as r using (report_id)
  where l.known_to is null and l.incident_id not in (select incident_id from dismissed)
  group by l.incident_id, r.feed
),
firsts as (
  select r.feed, count(*) as first
  from (select min(turn) & 1073741823 as report_id from told group by incident_id) as f
  join store.reports as r using (report_id)
  group by r.feed
),
by_incident as (select feed, count(*) as incidents from told group by feed),
by_report as (
  select s.feed, count(*) filter (s.how = 'first') as reports, count(*) filter (s.how <> 'first') as copies,
    max(s.first_seen_at) as last_report_at
  from store.report_sources as s
  group by s.feed
)
select
  f.feed,
  coalesce(r.reports, 0) as reports,
  coalesce(r.copies, 0) as copies,
  coalesce(i.incidents, 0) as incidents,
  coalesce(t.first, 0) as first,
  round(coalesce(t.first, 0) / i.incidents, 3) as share_first,
  r.last_report_at
from store.feeds as f
left join by_report as r using (feed)
left join by_incident as i using (feed)
left join firsts as t using (feed)
order by incidents desc, reports desc, f.feed;
