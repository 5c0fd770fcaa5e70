-- facts and persons of some tellings: kind, telling, order, then what and whom (a fact: action, object; a person: name, role)
select 'fact', telling_id, n, action, object, quantity, unit, bound, quote, span_start, span_end, rule, span_in
from store.told_facts
where $chosen
union all
select 'person', telling_id, n, name, role, null, null, null, quote, span_start, span_end, rule, span_in
from store.told_persons
where $chosen
