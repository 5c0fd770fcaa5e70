select * from reports where report_id in (select unnest(from_json($1::json, '["BIGINT"]'))) order by report_id
