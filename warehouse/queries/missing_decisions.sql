-- what people decided in another warehouse and not in this one
select
  c.kind || ' ' || concat_ws(' ', c.incident_id, c.other_id, c.report_id, c.field, c.value) || ' (by ' || c.author || ', '
    || strftime(c.made_at, '%Y-%m-%d %H:%M') || ' UTC: ' || c.why || ')' as line
from other.store.corrections as c
where not exists (
  from store.corrections as o
  where o.correction_id = c.correction_id and o.made_at = c.made_at and o.withdrawn_at is not distinct from c.withdrawn_at)
order by c.made_at, c.correction_id
