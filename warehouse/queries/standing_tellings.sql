-- what the newest readings of some reports tell
select * from store.tellings
where known_to is null and report_id in (select unnest(from_json($1::json, '["BIGINT"]')))
order by telling_id
