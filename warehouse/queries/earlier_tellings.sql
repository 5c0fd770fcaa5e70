-- closed tellings of some reports that are linked still
select * from store.tellings
where known_to is not null and report_id in (select unnest(from_json($1::json, '["BIGINT"]')))
  and telling_id in (select telling_id from store.links where known_to is null)
