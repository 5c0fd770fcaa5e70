-- rows of incidents, with the words of the reports that tell them and the leaders these name
with
ids as (select unnest(from_json($1::json, '["BIGINT"]')) as incident_id),
telling as (
  select l.incident_id, t.telling_id, t.report_id, t.version
  from store.links as l
  join store.tellings as t on t.telling_id = l.telling_id and t.known_to is null
  where l.known_to is null and l.incident_id in (from ids)
),
leaders as (
  select t.incident_id, list_sort(list(distinct p.name)) as leaders
  from telling as t
  join store.told_persons as p on p.telling_id = t.telling_id and p.role = 'leader'
  group by t.incident_id
),
words as (
  select t.incident_id, string_agg(v.title, E'\n' order by t.report_id) as title,
    string_agg(v.text, E'\n' order by t.report_id) as text
  from (select distinct incident_id, report_id, version from telling) as t
  join store.report_versions as v on v.report_id = t.report_id and v.version = t.version
  group by t.incident_id
)
select i.*, w.title, w.text, coalesce(p.leaders, []::varchar[]) as leaders
from incidents as i
left join leaders as p using (incident_id)
left join words as w using (incident_id)
where i.incident_id in (from ids)
order by i.incident_id
