-- all tellings of the readings that some tellings belong to, standing or not
with
named as (
  select distinct report_id, version, reading from store.tellings
  where telling_id in (select unnest(from_json($1::json, '["BIGINT"]')))
)
select t.*
from store.tellings as t
join named using (report_id, version, reading)
