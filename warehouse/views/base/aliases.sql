/* view aliases: an incident id that is no more, and the id that stands for it
   incident_id: the id that is no more
   same_as: the id that stands
   known_from: when they were found to be one (UTC)
*/
create or replace view aliases as
select incident_id, same_as, known_from
from store.aliases
where known_to is null;
