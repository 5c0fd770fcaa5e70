/* view acled: an incident in the form of an ACLED event, to be laid beside ACLED's data. Left out: incidents whose date is unknown or known as a year only, and accidents, of which ACLED has no kind. The kind of event is the gravest of the incident's types; recalled incidents are in and tagged
   event_id_cnty: VRAEM and the incident's number
   event_date: first day of what is known of the date
   year: its year
   time_precision: 1 the day is known, 3 the month
   disorder_type: Political violence, Demonstrations, Strategic developments
   event_type: Battles, Explosions/Remote violence, Violence against civilians, Riots, Protests, Strategic developments
   sub_event_type: ACLED's finer kind: Armed clash, Attack, Abduction/forced disappearance, Arrests, …
   actor1: who acts; null when nobody is named
   assoc_actor_1: who acts beside them, parted by semicolons
   actor2: who suffers or answers; null when nobody is named
   assoc_actor_2: who stands beside them, parted by semicolons
   iso: ISO 3166 number of Peru
   region: South America
   country: Peru
   admin1: department
   admin2: province
   admin3: district
   location: place as written, else the finest level known
   latitude: degrees north (WGS 84); null when unknown
   longitude: degrees east
   geo_precision: 1 the place itself, 2 near it or the district, 3 the province or department; null when unknown
   source: feeds that tell it, parted by semicolons
   notes: headline and the figures that stand
   fatalities: dead of all sides; 0 also when no report gives a figure, as ACLED has it
   tags: all types by the codebook, span of the dead that reports give, and whether it is recalled
   timestamp: when anything of it last changed, in seconds since 1970
*/
create or replace view acled as
with
names (actor, side, rank, name) as (
  values
    ('shining_path', 'armed', 1, 'Shining Path (MPCP)'),
    ('traffickers', 'armed', 2, 'Drug Traffickers (Peru)'),
    ('unknown_armed', 'armed', 3, 'Unidentified Armed Group (Peru)'),
    ('military', 'state', 1, 'Military Forces of Peru'),
    ('police', 'state', 2, 'Police Forces of Peru'),
    ('self_defence', 'state', 3, 'Self-Defence Committees (Peru)'),
    ('civilians', 'civilians', 1, 'Civilians (Peru)')
),
acting as (select incident_id, unnest(actors) as actor from incidents),
sides as (
  select
    incident_id,
    coalesce(list(name order by rank) filter (side = 'armed'), []) as armed,
    coalesce(list(name order by rank) filter (side = 'state'), []) as state,
    coalesce(list(name order by rank) filter (side = 'civilians'), []) as civilians
  from acting
  join names using (actor)
  group by incident_id
),
told as (
  select l.incident_id, string_agg(distinct r.feed, '; ' order by r.feed) as feeds
  from store.links as l
  join store.tellings as t on t.telling_id = l.telling_id and t.known_to is null
  join store.reports as r using (report_id)
  where l.known_to is null
  group by l.incident_id
),
figures as (
  select incident_id,
    string_agg(action || ' ' || object || ' ' || quantity || case unit when 'count' then '' else ' ' || unit end, ', '
      order by action, object, unit) as said
  from (select * replace (format('{:.10g}', quantity) as quantity) from facts where quantity is not null)
  group by incident_id
),
typed as (
  select *,
    case
      when list_has_any(types, ['armed_clash', 'attack']) then 'Armed clash'
      when list_contains(types, 'explosion') then 'Remote explosive/landmine/IED'
      when list_contains(types, 'killing') then 'Attack'
      when list_contains(types, 'kidnapping') then 'Abduction/forced disappearance'
      when list_contains(types, 'unrest') and coalesce(killed, 0) + coalesce(wounded, 0) > 0 then 'Violent demonstration'
      when list_contains(types, 'unrest') then 'Peaceful protest'
      when list_contains(types, 'weapons_seizure') then 'Disrupted weapons use'
      when list_has_any(types, ['lab_destruction', 'airstrip_destruction', 'camp_destruction', 'eradication'])
        then 'Looting/property destruction'
      when list_contains(types, 'capture') then 'Arrests'
      when types <> ['accident'] and types <> [] then 'Other'
    end as sub_event_type
  from incidents
  where date_precision in ('day', 'month')
),
kinds (sub_event_type, event_type, disorder_type, leads) as (
  values
    ('Armed clash', 'Battles', 'Political violence', 'either'),
    ('Remote explosive/landmine/IED', 'Explosions/Remote violence', 'Political violence', 'armed'),
    ('Attack', 'Violence against civilians', 'Political violence', 'armed'),
    ('Abduction/forced disappearance', 'Violence against civilians', 'Political violence', 'armed'),
    ('Violent demonstration', 'Riots', 'Demonstrations', 'civilians'),
    ('Peaceful protest', 'Protests', 'Demonstrations', 'civilians'),
    ('Disrupted weapons use', 'Strategic developments', 'Strategic developments', 'state'),
    ('Looting/property destruction', 'Strategic developments', 'Strategic developments', 'state'),
    ('Arrests', 'Strategic developments', 'Strategic developments', 'state'),
    ('Other', 'Strategic developments', 'Strategic developments', 'state')
),
-- who acts comes first: the armed group where it attacks, the protesters in unrest, else the forces
parted as (
  select t.*, k.event_type, k.disorder_type,
    case
      when k.leads = 'armed' or (k.leads = 'either' and list_contains(t.types, 'attack')) then s.armed
      when k.leads = 'civilians' then s.civilians
      else s.state
    end as first_side,
    case
      when t.sub_event_type in ('Attack', 'Abduction/forced disappearance') then list_concat(s.civilians, s.state)
      when k.leads = 'armed' or (k.leads = 'either' and list_contains(t.types, 'attack'))
        then list_concat(s.state, s.civilians)
      when k.leads = 'civilians' then list_concat(s.state, s.armed)
      else list_concat(s.armed, s.civilians)
    end as second_side
  from typed as t
  join kinds as k using (sub_event_type)
  left join sides as s using (incident_id)
)
select
  'VRAEM' || p.incident_id as event_id_cnty,
  p.event_date,
  year(p.event_date) as year,
  case p.date_precision when 'day' then 1 else 3 end as time_precision,
  p.disorder_type,
  p.event_type,
  p.sub_event_type,
  p.first_side[1] as actor1,
  nullif(array_to_string(p.first_side[2:], '; '), '') as assoc_actor_1,
  p.second_side[1] as actor2,
  nullif(array_to_string(p.second_side[2:], '; '), '') as assoc_actor_2,
  604 as iso,
  'South America' as region,
  'Peru' as country,
  p.department as admin1,
  p.province as admin2,
  p.district as admin3,
  coalesce(p.place, p.district, p.province, p.department) as location,
  p.lat as latitude,
  p.lon as longitude,
  case p.place_precision when 'place' then 1 when 'near' then 2 when 'district' then 2 when 'province' then 3
    when 'department' then 3 end as geo_precision,
  t.feeds as source,
  p.headline || coalesce('. ' || f.said, '') as notes,
  coalesce(p.killed, 0) as fatalities,
  'types=' || array_to_string(p.types, ',')
    || coalesce('; fatalities=' || p.killed_low || '-' || p.killed_high, '')
    || case when p.recalled then '; recalled' else '' end as tags,
  epoch(p.updated_at)::bigint as timestamp
from parted as p
left join told as t using (incident_id)
left join figures as f using (incident_id)
order by p.event_date, p.incident_id;
