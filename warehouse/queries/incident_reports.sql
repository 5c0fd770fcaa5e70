-- the reports that tell an incident, with the feeds that carried copies
select
  r.report_id, r.feed, r.url, r.title, (r.published_at at time zone 'America/Lima')::date as day, i.why_joined,
  coalesce((select list(s.feed order by s.feed) from report_sources as s
            where s.report_id = r.report_id and s.how <> 'first'), []::varchar[]) as copies
from (select distinct on (report_id) report_id, why_joined from report_incidents where incident_id = $1) as i
join reports as r using (report_id)
order by r.first_seen_at, r.report_id
