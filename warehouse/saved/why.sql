-- every figure with the words that say it and the rule that read them
select f.incident_id, f.report_id, f.action, f.object, f.quantity, f.unit, f.quote, f.rule
from report_facts as f
order by f.incident_id, f.report_id, f.action, f.object
