/* view trend_actors_by_month: a month and an actor: the incidents in which it acts or suffers
   month: first day of the month
   actor: shining_path, traffickers, military, police, self_defence, civilians, unknown_armed
   incidents: incidents with that actor (one with several stands in several rows)
   attacks: of them attacks on forces
   killed: dead in them, of all sides
   left_out: incidents with that actor whose month is unknown (the same in every row of the actor)
*/
create or replace view trend_actors_by_month as
with
acted as (
  select unnest(actors) as actor, case when date_precision in ('day', 'month') then date_trunc('month', event_date)::date
    end as month, types, killed
  from incidents
  where not recalled
),
left_out as (select actor, count(*) as n from acted where month is null group by actor)
select a.month, a.actor, count(*) as incidents, count(*) filter (list_contains(a.types, 'attack')) as attacks,
  coalesce(sum(a.killed), 0)::bigint as killed, coalesce(any_value(l.n), 0) as left_out
from acted as a
left join left_out as l using (actor)
where a.month is not null
group by a.month, a.actor
order by a.month, a.actor;
