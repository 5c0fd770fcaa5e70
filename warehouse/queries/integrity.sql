-- what foreign keys would have kept: each line must be 0
select 'items in two states' as what, count(*) - count(distinct item_id) as n from store.items
union all
select 'items whose last recorded step is another state', count(*)
from store.items as i
join (select item_id, arg_max(to_state, rowid) as state from store.item_states group by item_id) as s using (item_id)
where i.state <> s.state
union all
select 'reported or copied items without a report', count(*)
from store.items as i
where i.state in ('reported', 'copy') and not exists (from store.reports as r where r.report_id = i.report_id)
union all
select 'reports without a standing text', count(*)
from store.reports as r
where 1 <> (select count(*) from store.report_versions as v where v.report_id = r.report_id and v.known_to is null)
union all
select 'tellings that stand and are linked to no incident', count(*)
from store.tellings as t
where t.known_to is null and not exists (from store.links as l where l.telling_id = t.telling_id and l.known_to is null)
union all
select 'links to incidents that neither stand nor were dismissed', count(*)
from store.links as l
where l.known_to is null and not exists (from incidents as i where i.incident_id = l.incident_id)
  and not exists (from store.incident_versions as v where v.incident_id = l.incident_id and v.known_to is null
                  and v.cause = 'dismissed')
union all
select 'decisions about tellings that are not there', count(*)
from store.correction_tellings as c
where not exists (from store.tellings as t where t.telling_id = c.telling_id)
union all
select 'incidents that differ from their newest version', count(*)
from incidents as i
where not exists (from store.incident_versions as v where v.incident_id = i.incident_id and v.known_to is null
                  and v.standing and v.updated_at = i.updated_at)
union all
select 'facts without an incident', count(*)
from facts as f
where not exists (from incidents as i where i.incident_id = f.incident_id)
union all
select 'quotations without a telling', count(*)
from store.told_facts as f
where not exists (from store.tellings as t where t.telling_id = f.telling_id)
