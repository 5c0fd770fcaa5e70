-- standing figures, which are never facts of an incident
select s.object, s.action, s.quantity, s.unit, s.period, s.said_by, r.title, s.quote
from statistics as s
join reports as r using (report_id)
order by s.object, s.period
