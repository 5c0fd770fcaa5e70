/* view months: a month that is monitored, or in which an incident is dated
   month: its first day
   monitored: true when feeds were polled in it: no incidents then means none was reported
*/
create or replace view months as
with
watched as (
  select unnest(generate_series(date_trunc('month', first_day), last_day, interval 1 month))::date as month
  from monitored
),
told as (
  select distinct date_trunc('month', event_date)::date as month
  from incidents
  where date_precision in ('day', 'month') and not recalled
)
select coalesce(w.month, t.month) as month, w.month is not null as monitored
from watched as w
full join told as t using (month);
