-- cocaine and drugs seized in each month, in kg
select month, incidents, cocaine_seized_kg, drugs_seized_kg, cocaine_destroyed_kg, left_out
from trend_seizures_by_month
order by month desc
