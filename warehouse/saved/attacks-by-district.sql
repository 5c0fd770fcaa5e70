-- attacks, clashes and the dead of each district of the VRAEM
select department, province, district, count(*) as incidents,
  count(*) filter (list_contains(types, 'attack')) as attacks,
  count(*) filter (list_contains(types, 'armed_clash')) as clashes, sum(killed)::bigint as killed, max(event_date) as last_event
from incidents
where in_vraem and not recalled
group by department, province, district
order by attacks desc, incidents desc, district
