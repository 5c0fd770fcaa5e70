/* view dismissed: an incident that stands no more, though reports still tell it: a person decided that it is none
   incident_id: its id
   dismissed_at: when (UTC)
   headline: its headline then
*/
create or replace view dismissed as
select incident_id, known_from as dismissed_at, headline
from store.incident_versions
where known_to is null and not standing and cause = 'dismissed';
