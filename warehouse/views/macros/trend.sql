/* macro trend: trend(metric, grain): one measure over time or over places. metric: incidents, killed, killed_forces,
   killed_armed_group, killed_civilians, killed_other, wounded (the same parts), captured, captured_armed_group,
   captured_suspects, captured_civilians, cocaine_seized_kg, drugs_seized_kg, cocaine_destroyed_kg, airstrips_destroyed,
   labs_destroyed, eradicated_ha. grain: week, month, quarter, year (America/Lima days; zeroes only within the time
   monitored) or department, province, district. Columns: period, place, value, incidents, left_out (incidents without
   the date or place that the grain needs). Recalled incidents are left out
*/
create or replace macro trend(metric, grain) as table (
  with
  measured as (
    select
      case
        when grain in ('year') and event_date is not null then date_trunc('year', event_date)::date
        when grain = 'quarter' and date_precision in ('day', 'month') then date_trunc('quarter', event_date)::date
        when grain = 'month' and date_precision in ('day', 'month') then date_trunc('month', event_date)::date
        when grain = 'week' and date_precision = 'day' then date_trunc('week', event_date)::date
      end as period,
      case grain when 'department' then department when 'province' then province when 'district' then district end
        as place,
      case metric
        when 'incidents' then 1
        when 'killed' then killed
        when 'killed_forces' then killed_forces
        when 'killed_armed_group' then killed_armed_group
        when 'killed_civilians' then killed_civilians
        when 'killed_other' then killed_other
        when 'wounded' then wounded
        when 'wounded_forces' then wounded_forces
        when 'wounded_armed_group' then wounded_armed_group
        when 'wounded_civilians' then wounded_civilians
        when 'wounded_other' then wounded_other
        when 'captured' then captured
        when 'captured_armed_group' then captured_armed_group
        when 'captured_suspects' then captured_suspects
        when 'captured_civilians' then captured_civilians
        when 'cocaine_seized_kg' then cocaine_seized_kg
        when 'drugs_seized_kg' then drugs_seized_kg
        when 'cocaine_destroyed_kg' then cocaine_destroyed_kg
        when 'airstrips_destroyed' then airstrips_destroyed
        when 'labs_destroyed' then labs_destroyed
        when 'eradicated_ha' then eradicated_ha
        else error('no such metric: ' || metric)
      end::double as value
    from analyst.main.incidents
    where not recalled
      and (grain in ('week', 'month', 'quarter', 'year', 'department', 'province', 'district')
           or error('no such grain: ' || grain))
  ),
  periods as (
    select unnest(generate_series(
      date_trunc(case when grain in ('week', 'quarter', 'year') then grain else 'month' end, first_day), last_day,
      case grain when 'week' then interval 7 days when 'quarter' then interval 3 months when 'year' then interval 1 year
        else interval 1 month end))::date as period
    from analyst.main.monitored
    where grain in ('week', 'month', 'quarter', 'year')
  ),
  left_out as (select count(*) as n from measured where period is null and place is null),
  summed as (
    select period, place, sum(value) as value, count(*) as incidents
    from measured
    where period is not null or place is not null
    group by period, place
  )
  select coalesce(s.period, p.period) as period, s.place, coalesce(s.value, 0) as value,
    coalesce(s.incidents, 0) as incidents, l.n as left_out
  from summed as s
  full join periods as p on p.period = s.period
  cross join left_out as l
  order by period, place
);
