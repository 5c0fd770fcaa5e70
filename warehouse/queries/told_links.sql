-- telling → the incident it tells today
select telling_id, incident_id from store.links
where known_to is null and telling_id between $2 and $3
  and telling_id in (select unnest(from_json($1::json, '["BIGINT"]')))
