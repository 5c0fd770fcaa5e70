select * from store.told_facts
where telling_id between $2 and $3 and telling_id in (select unnest(from_json($1::json, '["BIGINT"]')))
order by telling_id, n
