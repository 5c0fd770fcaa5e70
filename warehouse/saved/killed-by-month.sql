-- the dead of each month, by side, with the lowest and highest that reports give
select month, killed, killed_low, killed_high, killed_forces, killed_armed_group, killed_civilians, killed_other, left_out
from trend_casualties_by_month
order by month desc
