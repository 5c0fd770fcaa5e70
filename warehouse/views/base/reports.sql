/* view reports: a relevant article in its newest text and reading; copies of it are rows of report_sources
   report_id: stable
   version: from 1; an edited article has more
   incident_ids: the incidents it tells
   feed: feed that showed it first
   url: its address there
   canonical_url: the one address that all its aliases share
   title: headline
   lang: es or en
   published_at: when it was published (UTC); null when nobody says
   first_seen_at: first poll that showed it (UTC)
   text: the article, boilerplate taken out
   from_feed: true when the text is the feed's, because the page gave none
   rules_version: digest of the rules that read it last
   archive_file: WARC file in archive/ that holds its page; null when none was fetched
   archive_offset: where in that file the record begins, in bytes
*/
create or replace view reports as
with
told as (
  select t.report_id, list_sort(list(distinct l.incident_id)) as incident_ids
  from store.tellings as t
  join store.links as l on l.telling_id = t.telling_id and l.known_to is null
    and l.incident_id not in (select incident_id from dismissed)
  where t.known_to is null
  group by t.report_id
)
select
  r.report_id,
  v.version,
  coalesce(told.incident_ids, []::bigint[]) as incident_ids,
  r.feed,
  r.url,
  r.canonical_url,
  v.title,
  v.lang,
  v.published_at,
  r.first_seen_at,
  v.text,
  v.from_feed,
  g.rules_version,
  v.archive_file,
  v.archive_offset
from store.reports as r
join store.report_versions as v on v.report_id = r.report_id and v.known_to is null
join store.readings as g on g.report_id = r.report_id and g.known_to is null and g.relevant
left join told on told.report_id = r.report_id;
