/* view trend_surges: a month: its incidents against the usual level. The usual level is the mean of the 12 months
   before; a surge is a month with at least 3 incidents that lies over the mean by more than two standard deviations
   of those months (at least by one incident). Months with fewer than 6 months before them are not judged
   month: its first day
   monitored: true when feeds were polled in it
   incidents: its incidents, recalled ones left out
   usual: mean of up to 12 months before
   spread: standard deviation of those months
   months_before: how many months those are
   surge: true when it stands out; null when it is not judged
   left_out: incidents whose month is unknown (the same in every row)
*/
create or replace view trend_surges as
with
before as (
  select month, monitored, incidents, left_out,
    avg(incidents) over w as usual, stddev_pop(incidents) over w as spread, count(*) over w as months_before
  from trend_incidents_by_month
  window w as (order by month range between interval 12 months preceding and interval 1 month preceding)
)
select month, monitored, incidents, round(usual, 2) as usual, round(spread, 2) as spread, months_before,
  case when months_before >= 6 then incidents >= 3 and incidents > usual + greatest(2 * spread, 1) end as surge,
  left_out
from before
order by month;
