-- the range of ids is what lets DuckDB skip most blocks
select * from store.tellings
where telling_id between $2 and $3 and telling_id in (select unnest(from_json($1::json, '["BIGINT"]')))
order by telling_id
