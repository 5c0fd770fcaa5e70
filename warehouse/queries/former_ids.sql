-- telling → the incident it told last that is an alias now
select l.telling_id, arg_max(l.incident_id, l.known_to)
from store.links as l
join store.aliases as a on a.incident_id = l.incident_id and a.known_to is null
where l.known_to is not null and l.telling_id in (select unnest(from_json($1::json, '["BIGINT"]')))
group by l.telling_id
