-- standing tellings whose window meets the days from $first to $last
select telling_id, report_id, window_first, window_last, date, department, province, district from store.tellings
where known_to is null and window_first <= $last and window_last >= $first
