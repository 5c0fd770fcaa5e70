update store.items as i set
  state_since = case when i.state = m.state then i.state_since else $now::timestamptz end,
  state = m.state, reason = m.reason, attempts = m.attempts, next_try_at = m.next_try_at,
  report_id = coalesce(m.report_id, i.report_id),
  archive_file = coalesce(m.archive_file, i.archive_file), archive_offset = coalesce(m.archive_offset, i.archive_offset)
from temp.moves as m
where i.item_id = m.item_id
