insert into store.report_keys (key, report_id, published_on)
select distinct unnest(r.keys), r.report_id, r.published_on
from (
  select unnest(from_json($1::json, '[{"keys": ["UBIGINT"], "report_id": "BIGINT", "published_on": "DATE"}]')) as r
)
order by r.report_id
