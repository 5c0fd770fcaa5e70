/* view trend_types_by_month: a month and a kind of event: its incidents (one of several kinds stands in several rows)
   month: first day of the month
   type: kind of event by the codebook
   incidents: incidents of that kind
   killed: dead in them, of all sides
   left_out: incidents of that kind whose month is unknown (the same in every row of the kind)
*/
create or replace view trend_types_by_month as
with
typed as (
  select unnest(types) as type, case when date_precision in ('day', 'month') then date_trunc('month', event_date)::date
    end as month, killed
  from incidents
  where not recalled
),
left_out as (select type, count(*) as n from typed where month is null group by type)
select t.month, t.type, count(*) as incidents, coalesce(sum(t.killed), 0)::bigint as killed,
  coalesce(any_value(l.n), 0) as left_out
from typed as t
left join left_out as l using (type)
where t.month is not null
group by t.month, t.type
order by t.month, t.type;
