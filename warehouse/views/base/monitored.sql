/* view monitored: one row: the time within which a month without incidents means none
   first_day: day of the first poll that brought a feed (America/Lima)
   last_day: day of the last one
   feeds: feeds that ever answered
*/
create or replace view monitored as
select
  (min(first_poll_at) at time zone 'America/Lima')::date as first_day,
  (max(last_good_at) at time zone 'America/Lima')::date as last_day,
  count(*) as feeds
from store.feeds
where last_good_at is not null;
