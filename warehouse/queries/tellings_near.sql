-- standing tellings whose window meets one of some spans of days ($2 and $3: the first and the last of these)
with
spans as (
  select s.first, s.last from (select unnest(from_json($1::json, '[{"first": "DATE", "last": "DATE"}]')) as s)
)
select t.*
from store.tellings as t
where t.known_to is null
  and coalesce(t.window_first, date '0001-01-01') <= $3
  and coalesce(t.window_last, date '9999-12-31') >= $2
  and exists (
    from spans as s
    where coalesce(t.window_first, date '0001-01-01') <= s.last
      and coalesce(t.window_last, date '9999-12-31') >= s.first)
order by t.telling_id
