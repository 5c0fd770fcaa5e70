select * from reports where report_id in (select unnest($1::bigint[])) order by report_id
