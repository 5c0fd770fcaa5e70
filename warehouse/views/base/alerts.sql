/* view alerts: an alert on one channel
   alert_id: stable; a repeated delivery carries the same
   channel: atom, console or the position of the address in the watch's notify list
   watch: the watch's name in config.yaml
   incident_id: the incident it tells of; null for reports and for several at once
   report_id: the report it tells of; null for incidents and for several at once
   reason: new, changed, flood, digest
   changes: what changed, as in killed: 2 → 4
   created_at: when it was written (UTC)
   state: queued, sent, dead
   attempts: deliveries tried
   sent_at: when it was delivered (UTC)
   last_error: why the last try failed
*/
create or replace view alerts as
select
  o.alert_id, o.channel, o.watch,
  case when o.subject = 'incident' then coalesce(a.same_as, o.subject_id) end as incident_id,
  case when o.subject = 'report' then o.subject_id end as report_id,
  o.reason, o.changes, o.created_at, o.state, o.attempts, o.sent_at, o.last_error
from store.outbox as o
left join store.aliases as a on o.subject = 'incident' and a.incident_id = o.subject_id and a.known_to is null
where o.watch <> '_operator';
