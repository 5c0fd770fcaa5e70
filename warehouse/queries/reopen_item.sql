update store.items set
  title = $title, summary = $summary, content = $content, content_sha = $content_sha,
  edits = edits + 1, attempts = 0, state = 'pending', state_since = $now, reason = 'edited'
where item_id = $item_id
