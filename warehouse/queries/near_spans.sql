-- standing tellings whose window meets one of some spans of days; $1 and $2: the first and the last day of them all
with spans as (select unnest(from_json($3::json, '[{"first": "DATE", "last": "DATE"}]')) as s)
select telling_id, report_id, window_first, window_last, date, department, province, district from store.tellings as t
where known_to is null and window_first <= $2 and window_last >= $1
  and exists (from spans where t.window_first <= s.last and t.window_last >= s.first)
