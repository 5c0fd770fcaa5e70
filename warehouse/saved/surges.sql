-- months against the usual level of the twelve months before
select * from trend_surges order by month desc
