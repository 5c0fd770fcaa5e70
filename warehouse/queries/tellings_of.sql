-- standing tellings of some incidents
with
linked as (
  select telling_id from store.links where known_to is null and incident_id in (select unnest(from_json($1::json, '["BIGINT"]')))
)
select * from store.tellings
where known_to is null and telling_id in (from linked)
order by telling_id
