select incident_id, action, object, quantity, unit, quantity_low, quantity_high, bound, n_reports, corrected
from facts
where incident_id = $1
order by action, object, unit
