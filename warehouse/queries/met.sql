select distinct key, report_id from store.report_keys
where published_on between $2 and $3 and key in (select unnest(from_json($1::json, '["UBIGINT"]')))
order by key, report_id
