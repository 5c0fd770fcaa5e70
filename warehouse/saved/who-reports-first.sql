-- which feed tells how much, and how often first
select * from trend_sources order by first desc, incidents desc, feed
