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
told as (
  select l.incident_id, r.feed, min(r.first_seen_at) as told_at, min(r.report_id) as report_id
  from store.links as l
  join store.tellings as t on t.telling_id = l.telling_id and t.known_to is null
  join store.reports as r using (report_id)
  where l.known_to is null and l.incident_id in (select incident_id from incidents)
  group by l.incident_id, r.feed
),
firsts as (select incident_id, arg_min(feed, (told_at, report_id)) as feed from told group by incident_id),
by_incident as (
  select t.feed, count(*) as incidents, count(*) filter (f.feed = t.feed) as first
  from told as t
  join firsts as f using (incident_id)
  group by t.feed
),
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
  coalesce(i.first, 0) as first,
  round(i.first / i.incidents, 3) as share_first,
  r.last_report_at
from store.feeds as f
left join by_report as r using (feed)
left join by_incident as i using (feed)
order by incidents desc, reports desc, f.feed;
