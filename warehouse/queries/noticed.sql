-- the latest notice of each subject by one watch; aliases of incidents are followed
with
ids as (select unnest(from_json($3::json, '["BIGINT"]')) as subject_id),
names as (
  select subject_id, subject_id as name from ids
  union
  select i.subject_id, a.incident_id from ids as i join store.aliases as a on $2 = 'incident' and a.same_as = i.subject_id
    and a.known_to is null
)
select n.subject_id, arg_max(m.snapshot, m.noticed_at) as snapshot, count(*) as notices
from names as n
join store.notices as m on m.watch = $1 and m.subject = $2 and m.subject_id = n.name
group by n.subject_id
