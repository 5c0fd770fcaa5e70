-- standing tellings whose window meets the days from $1 to $2
select telling_id, report_id, window_first, window_last, date, department, province, district from store.tellings
where known_to is null and window_first <= $2 and window_last >= $1
