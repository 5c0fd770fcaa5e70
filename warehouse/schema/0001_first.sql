-- Numbered, applied once, never edited. What was written stays: rows are closed by known_to, never changed in their
-- meaning. Times are UTC. Ids are counted up by the one writer, so that rows that came together lie together and a
-- search by id or by day reads few blocks; no secondary indexes (their corruption is an open fault of DuckDB), no
-- foreign keys (COPY FROM DATABASE fails on them in 1.5.5): `vraem doctor` checks what they would have.
create schema store;

/* table store.cycles: one run of a command that writes: a cycle, a backfill, a replay
   cycle_id: counted up
   command: run, demo, add, replay, correct, restore
   started_at: when it began (UTC)
   finished_at: when it ended; null while it runs or when it was killed
   filled: true when at least one feed was read: the first such cycle tells nobody
*/
create table store.cycles (
  cycle_id     bigint primary key,
  command      varchar not null,
  started_at   timestamptz not null,
  finished_at  timestamptz,
  filled       boolean not null default false
);

/* table store.feeds: one feed as last polled; kept when it leaves the configuration
   feed: its name in config.yaml
   url: the address asked next; a permanent redirect moves it
   configured_url: the address in config.yaml when it was first polled there
   lang: es or en, as configured
   etag: the server's validator, verbatim
   last_modified: the server's validator, verbatim
   body_sha256: digest of the last body that was read
   next_poll_at: not before this time (UTC); null: at the next cycle
   failures: failed polls in a row
   gone: answered 410 and is not asked again
   first_poll_at: first time it was asked (UTC)
   last_poll_at: last time it was asked (UTC)
   last_good_at: last time it answered as a feed (UTC)
   last_status: outcome of the last poll: new, unchanged, failed, gone
   last_error: what was wrong at the last poll; null when nothing was
*/
create table store.feeds (
  feed            varchar primary key,
  url             varchar not null,
  configured_url  varchar not null,
  lang            varchar,
  etag            varchar,
  last_modified   varchar,
  body_sha256     varchar,
  next_poll_at    timestamptz,
  failures        integer not null default 0,
  gone            boolean not null default false,
  first_poll_at   timestamptz not null,
  last_poll_at    timestamptz not null,
  last_good_at    timestamptz,
  last_status     varchar not null check (last_status in ('new', 'unchanged', 'failed', 'gone')),
  last_error      varchar
);

/* table store.polls: one request for one feed
   cycle_id: the run it belongs to
   feed: the feed's name
   polled_at: when (UTC)
   status: new, unchanged, failed, gone
   http_status: status code; null when nobody answered
   error: what was wrong
   entries: entries read
   new_items: of them never seen before
   archive_file: WARC file that holds the feed as read
   archive_offset: where in that file its record begins, in bytes
*/
create table store.polls (
  cycle_id        bigint not null,
  feed            varchar not null,
  polled_at       timestamptz not null,
  status          varchar not null,
  http_status     integer,
  error           varchar,
  entries         integer not null,
  new_items       integer not null,
  archive_file    varchar,
  archive_offset  bigint
);

/* table store.items: one item of a feed, always in exactly one state
   item_id: digest of feed and identity, the same at every poll
   position: counted up in the order in which items came
   feed: the feed's name
   lang: language of the feed as configured
   url: the item's link
   title: its headline in the feed
   summary: its summary in the feed, markup and all
   content: its full content in the feed, markup and all, where the feed carries it
   published_at: as the feed says (UTC)
   first_seen_at: first poll that showed it (UTC)
   last_seen_at: last poll that showed it (UTC)
   seen: number of polls that showed it
   content_sha: digest of title, summary and content: another one means an edited item
   edits: how often it was edited since
   state: pending, retry, over_cap, gone, failed, off_topic, no_article, copy, reported
   state_since: when it entered that state (UTC)
   reason: why it stands there
   attempts: failed tries to get its page since it was last new
   next_try_at: not before this time (UTC), in state retry
   report_id: the report it became or repeats
   archive_file: WARC file that holds its page
   archive_offset: where in that file the record begins, in bytes
   quiet: true for what was added by hand (backfill): never told about
*/
create table store.items (
  item_id         varchar primary key,
  position        bigint not null,
  feed            varchar not null,
  lang            varchar,
  url             varchar,
  title           varchar not null,
  summary         varchar not null,
  content         varchar not null,
  published_at    timestamptz,
  first_seen_at   timestamptz not null,
  last_seen_at    timestamptz not null,
  seen            integer not null,
  content_sha     varchar not null,
  edits           integer not null default 0,
  state           varchar not null check (state in ('pending', 'retry', 'over_cap', 'gone', 'failed', 'off_topic',
                                                    'no_article', 'copy', 'reported')),
  state_since     timestamptz not null,
  reason          varchar,
  attempts        integer not null default 0,
  next_try_at     timestamptz,
  report_id       bigint,
  archive_file    varchar,
  archive_offset  bigint,
  quiet           boolean not null default false
);

/* table store.item_states: one change of an item's state
   item_id: the item
   changed_at: when (UTC)
   from_state: the state it left; null when it came
   to_state: the state it entered
   reason: why
   cycle_id: the run in which it happened
*/
create table store.item_states (
  item_id     varchar not null,
  changed_at  timestamptz not null,
  from_state  varchar,
  to_state    varchar not null,
  reason      varchar,
  cycle_id    bigint not null
);

/* table store.reports: one relevant article, whatever became of its text since
   report_id: counted up
   item_id: the feed item through which it came; null for a backfilled file
   feed: where it was first seen
   url: its address there
   canonical_url: the one address that all its aliases share
   first_seen_at: first poll that showed it (UTC)
*/
create table store.reports (
  report_id      bigint primary key,
  item_id        varchar,
  feed           varchar not null,
  url            varchar,
  canonical_url  varchar,
  first_seen_at  timestamptz not null
);

/* table store.report_sources: one place where a report or a copy of it stood
   report_id: the report
   item_id: the item that showed it
   feed: the feed's name
   url: its address there
   canonical_url: the one address that all aliases of that place share
   title: its headline there
   first_seen_at: first poll that showed it (UTC)
   how: first, url, exact, near (how it was recognised)
   similarity: share of word sequences in common, 0 to 1, where how is near
*/
create table store.report_sources (
  report_id      bigint not null,
  item_id        varchar,
  feed           varchar not null,
  url            varchar,
  canonical_url  varchar,
  title          varchar not null,
  first_seen_at  timestamptz not null,
  how            varchar not null,
  similarity     double
);

/* table store.report_versions: one text of a report; an edited article has several
   report_id: the report
   version: from 1
   known_from: when it was stored (UTC)
   known_to: when a newer text took its place (UTC); null for the newest
   title: headline
   text: the article, boilerplate taken out
   lang: es or en
   published_at: when it was published (UTC), by feed, JSON-LD or meta
   published_day_only: true when only the day is known
   modified_at: when its publisher last changed it (UTC)
   author: byline
   section: the outlet's section
   from_feed: true when the text is the feed's, because the page gave none
   note: what is odd about it
   archive_file: WARC file that holds its page
   archive_offset: where in that file the record begins, in bytes
   exact: digest of the folded text
   minhash: signature of its word sequences
*/
create table store.report_versions (
  report_id           bigint not null,
  version             integer not null,
  known_from          timestamptz not null,
  known_to            timestamptz,
  title               varchar not null,
  text                varchar not null,
  lang                varchar,
  published_at        timestamptz,
  published_day_only  boolean not null,
  modified_at         timestamptz,
  author              varchar,
  section             varchar,
  from_feed           boolean not null,
  note                varchar,
  archive_file        varchar,
  archive_offset      bigint,
  exact               varchar not null,
  minhash             blob not null
);

/* table store.report_keys: one key by which a later copy of a report may be met
   key: digest of the canonical address, of the folded text, or of one band of the text's signature
   report_id: the report
   published_on: day of publication (America/Lima), or of storing where none is given: a search reads 60 days around it
*/
create table store.report_keys (
  key           ubigint not null,
  report_id     bigint not null,
  published_on  date not null
);

/* table store.readings: one reading of one text by one version of the rules
   report_id: the report
   version: the text
   reading: from 1; a replay adds one
   known_from: when it was stored (UTC)
   known_to: when a newer reading took its place (UTC); null for the newest
   rules_version: digest of the rules that read it
   relevant: whether the rules hold it relevant
   why: the rule that decided that
*/
create table store.readings (
  report_id      bigint not null,
  version        integer not null,
  reading        integer not null,
  known_from     timestamptz not null,
  known_to       timestamptz,
  rules_version  varchar not null,
  relevant       boolean not null,
  why            varchar not null
);

/* table store.tellings: what one reading says of one incident
   telling_id: counted up
   report_id: the report
   version: the text
   reading: the reading
   n: number of the incident within the report, from 1
   known_from: when it was stored (UTC)
   known_to: when a newer reading took its place (UTC); null for the newest
   published_on: day of publication (America/Lima)
   window_first: first day on which another telling of the same incident may be dated; null: no lower end
   window_last: last such day; null: no upper end
   types: kinds of event
   date: YYYY-MM-DD, YYYY-MM, YYYY or null
   recalled: told as background
   department: official name
   province: official name
   district: official name
   ubigeo: INEI code of the finest level known
   place: place as written
   lat: degrees north
   lon: degrees east
   place_precision: how exact the point is
   vraem_zone: core, edge, outside
   actors: who acts or suffers
   date_quote: words that give the date
   date_in: text or title
   date_start: first character of them
   date_end: behind their last character
   date_rule: rule that read them
   place_quote: words that give the place
   place_in: text or title
   place_start: first character of them
   place_end: behind their last character
   place_rule: rule that read them
   type_quote: words that give the type
   type_in: text or title
   type_start: first character of them
   type_end: behind their last character
   type_rule: rule that read them
*/
create table store.tellings (
  telling_id       bigint primary key,
  report_id        bigint not null,
  version          integer not null,
  reading          integer not null,
  n                integer not null,
  known_from       timestamptz not null,
  known_to         timestamptz,
  published_on     date not null,
  window_first     date,
  window_last      date,
  types            varchar[] not null,
  date             varchar,
  recalled         boolean not null,
  department       varchar,
  province         varchar,
  district         varchar,
  ubigeo           varchar,
  place            varchar,
  lat              double,
  lon              double,
  place_precision  varchar,
  vraem_zone       varchar,
  actors           varchar[] not null,
  date_quote       varchar,
  date_in          varchar,
  date_start       integer,
  date_end         integer,
  date_rule        varchar,
  place_quote      varchar,
  place_in         varchar,
  place_start      integer,
  place_end        integer,
  place_rule       varchar,
  type_quote       varchar,
  type_in          varchar,
  type_start       integer,
  type_end         integer,
  type_rule        varchar
);

/* table store.told_facts: one counted thing in one telling
   telling_id: the telling
   n: order within the telling, from 1
   action: killed, wounded, captured, seized, destroyed, eradicated, …
   object: who or what
   quantity: the figure in the unit; null when the text is vague
   unit: count, kg, L, ha, PEN, USD, EUR, BOB
   bound: min (at least) or max (at most)
   quote: the words that say it
   span_in: text or title
   span_start: first character of the quotation
   span_end: behind its last character
   rule: the rule that read it
*/
create table store.told_facts (
  telling_id  bigint not null,
  n           integer not null,
  action      varchar not null,
  object      varchar not null,
  quantity    double,
  unit        varchar not null,
  bound       varchar check (bound in ('min', 'max')),
  quote       varchar not null,
  span_in     varchar not null,
  span_start  integer not null,
  span_end    integer not null,
  rule        varchar not null
);

/* table store.told_persons: one person named in one telling
   telling_id: the telling
   n: order within the telling, from 1
   name: without rank
   role: victim, suspect, leader, official
   quote: the words that name the person
   span_in: text or title
   span_start: first character of the quotation
   span_end: behind its last character
   rule: the rule that read it
*/
create table store.told_persons (
  telling_id  bigint not null,
  n           integer not null,
  name        varchar not null,
  role        varchar not null,
  quote       varchar not null,
  span_in     varchar not null,
  span_start  integer not null,
  span_end    integer not null,
  rule        varchar not null
);

/* table store.told_statistics: one standing figure in one reading
   report_id: the report
   version: the text
   reading: the reading
   n: order within the reading, from 1
   known_from: when it was stored (UTC)
   known_to: when a newer reading took its place (UTC); null for the newest
   action: as for facts; null for standing crops
   object: who or what
   quantity: the figure in the unit
   unit: as for facts
   bound: min or max
   period: 2014, 2020-01/2020-10, since 2011, 2008-2018 or null
   quote: the words that say it
   span_in: text or title
   span_start: first character of the quotation
   span_end: behind its last character
   rule: the rule that read it
*/
create table store.told_statistics (
  report_id   bigint not null,
  version     integer not null,
  reading     integer not null,
  n           integer not null,
  known_from  timestamptz not null,
  known_to    timestamptz,
  action      varchar,
  object      varchar not null,
  quantity    double,
  unit        varchar not null,
  bound       varchar,
  period      varchar,
  quote       varchar not null,
  span_in     varchar not null,
  span_start  integer not null,
  span_end    integer not null,
  rule        varchar not null
);

/* table store.links: which incident a telling was found to tell; the newest row of a telling holds
   telling_id: the telling
   incident_id: the incident
   known_from: when it was decided (UTC)
   known_to: when it was decided otherwise (UTC); null: holds
   why: the reasons that counted
*/
create table store.links (
  telling_id   bigint not null,
  incident_id  bigint not null,
  known_from   timestamptz not null,
  known_to     timestamptz,
  why          varchar
);

/* table store.aliases: an incident that turned out to be another one
   incident_id: the younger id
   same_as: the older id, which stays
   known_from: when that was found (UTC)
   known_to: until when it held (UTC); null: holds
*/
create table store.aliases (
  incident_id  bigint not null,
  same_as      bigint not null,
  known_from   timestamptz not null,
  known_to     timestamptz
);

/* table store.corrections: one decision by a person; applied after the rules, kept through every replay
   correction_id: counted up
   made_at: when (UTC)
   author: who decided
   why: the reason given
   kind: link, split, correct, dismiss
   incident_id: the incident it is about
   other_id: for link, the incident it is joined with
   report_id: for split, the report whose telling stands apart
   field: for correct, the column or action/object/unit
   value: for correct, the value that holds, as JSON
   withdrawn_at: when it was taken back (UTC); null: holds
   withdrawn_by: who took it back
*/
create table store.corrections (
  correction_id  bigint primary key,
  made_at        timestamptz not null,
  author         varchar not null check (author <> ''),
  why            varchar not null check (why <> ''),
  kind           varchar not null check (kind in ('link', 'split', 'correct', 'dismiss')),
  incident_id    bigint,
  other_id       bigint,
  report_id      bigint,
  field          varchar,
  value          json,
  withdrawn_at   timestamptz,
  withdrawn_by   varchar
);

/* table store.watches: one watch with one condition, from the cycle that first saw it
   watch: its name in config.yaml
   condition: digest of what it looks for; another condition is another watch
   first_seen_at: when it was first evaluated (UTC); what matched before is listed, not told
*/
create table store.watches (
  watch          varchar not null,
  condition      varchar not null,
  first_seen_at  timestamptz not null,
  primary key (watch, condition)
);

/* table store.notices: what a watch has taken notice of, told or not; the newest row of a subject holds
   watch: the watch
   subject: incident or report
   subject_id: its id
   noticed_at: when (UTC)
   told: true when an alert went out with it
   why_not: why it was not told: first run, new watch, backfill, replay, too old, flood
   alert_id: the alert, when told
   reason: new or changed
   changes: what changed since the notice before, as in killed: 2 → 4
   snapshot: the subject's row as it was, to compare with
*/
create table store.notices (
  watch       varchar not null,
  subject     varchar not null check (subject in ('incident', 'report')),
  subject_id  bigint not null,
  noticed_at  timestamptz not null,
  told        boolean not null,
  why_not     varchar,
  alert_id    varchar,
  reason      varchar not null check (reason in ('new', 'changed')),
  changes     varchar[] not null,
  snapshot    json not null
);

/* table store.outbox: one alert on one channel
   alert_id: stable id of the alert; a repeated delivery carries the same
   channel: atom, console, or the position of the address in the watch's notify list; never the address itself
   watch: the watch
   subject: incident, report or watch (several at once: a flood or a digest)
   subject_id: its id; null for several
   reason: new, changed, flood, digest
   changes: what changed
   context: what the message is made of
   created_at: when it was written (UTC)
   state: queued, sent, dead
   attempts: deliveries tried
   next_try_at: not before this time (UTC)
   sent_at: when it was delivered (UTC)
   last_error: why the last try failed, without secrets
*/
create table store.outbox (
  alert_id     varchar not null,
  channel      varchar not null,
  watch        varchar not null,
  subject      varchar not null,
  subject_id   bigint,
  reason       varchar not null,
  changes      varchar[] not null,
  context      json not null,
  created_at   timestamptz not null,
  state        varchar not null default 'queued' check (state in ('queued', 'sent', 'dead')),
  attempts     integer not null default 0,
  next_try_at  timestamptz not null,
  sent_at      timestamptz,
  last_error   varchar,
  primary key (alert_id, channel)
);

/* table store.archive_ends: how far an archive file is vouched for; what lies behind is cut off at the next start
   archive_file: name of the file
   end_offset: end of its last committed record, in bytes
*/
create table store.archive_ends (
  archive_file  varchar primary key,
  end_offset    bigint not null
);

/* table incidents: an incident as it is known now: one event at one place and time, told by one or more reports
   incident_id: stable; when two turn out to be one, the older id stays and aliases lead to it
   event_date: first day of what is known of the date; null when no report gives one
   date_precision: day, month or year: how much of event_date is known
   recalled: true when told as background: marked so by the text, or dated over 60 days before its first report
   types: kinds of event by the codebook, one or more: attack, armed_clash, drug_seizure, …
   department: official name; null when unknown or several
   province: official name; null when unknown or several
   district: official name; null when unknown or several
   ubigeo: INEI code of the finest level known: 2 digits department, 4 province, 6 district
   place: populated place, base, river or sector as written
   lat: degrees north (WGS 84) of the point that stands for it; null when unknown
   lon: degrees east (WGS 84)
   place_precision: how exact the point is: place, near, district, province, department
   vraem_zone: core, edge or outside of the VRAEM; null when the place is unknown
   in_vraem: true when core or edge; null when the place is unknown
   actors: who acts or suffers: shining_path, traffickers, military, police, self_defence, civilians, unknown_armed
   killed: dead of all sides, by the breakdown of one report; null when no report gives a figure
   killed_low: smallest total that a report gives
   killed_high: largest total that a report gives
   killed_forces: of them military, police and security forces unsaid
   killed_armed_group: of them members of the armed group
   killed_civilians: of them civilians, self-defence included
   killed_other: of them traffickers and unknown
   wounded: wounded of all sides; null when no report gives a figure
   wounded_low: smallest total that a report gives
   wounded_high: largest total that a report gives
   wounded_forces: of them military, police and security forces unsaid
   wounded_armed_group: of them members of the armed group
   wounded_civilians: of them civilians, self-defence included
   wounded_other: of them traffickers and unknown
   captured: persons captured; null when no report gives a figure
   captured_armed_group: of them members of the armed group
   captured_suspects: of them suspects of the drug trade or another crime
   captured_civilians: of them civilians (protesters)
   cocaine_seized_kg: cocaine and cocaine base seized, in kg; null when no report gives a figure
   drugs_seized_kg: drugs seized of unsaid kind, in kg
   cocaine_destroyed_kg: cocaine and cocaine base destroyed, in kg
   airstrips_destroyed: airstrips destroyed
   labs_destroyed: laboratories and maceration pits destroyed
   eradicated_ha: crops eradicated, in ha
   n_reports: reports that tell it; copies are not counted
   first_reported_at: when the first of them was first seen (UTC)
   updated_at: when anything of this row last changed (UTC)
   headline: headline of the report that tells it best
   corrected: true when a person's decision holds for it
*/
create table incidents (
  incident_id           bigint not null,
  event_date            date,
  date_precision        varchar,
  recalled              boolean not null,
  types                 varchar[] not null,
  department            varchar,
  province              varchar,
  district              varchar,
  ubigeo                varchar,
  place                 varchar,
  lat                   double,
  lon                   double,
  place_precision       varchar,
  vraem_zone            varchar,
  in_vraem              boolean,
  actors                varchar[] not null,
  killed                bigint,
  killed_low            bigint,
  killed_high           bigint,
  killed_forces         bigint,
  killed_armed_group    bigint,
  killed_civilians      bigint,
  killed_other          bigint,
  wounded               bigint,
  wounded_low           bigint,
  wounded_high          bigint,
  wounded_forces        bigint,
  wounded_armed_group   bigint,
  wounded_civilians     bigint,
  wounded_other         bigint,
  captured              bigint,
  captured_armed_group  bigint,
  captured_suspects     bigint,
  captured_civilians    bigint,
  cocaine_seized_kg     double,
  drugs_seized_kg       double,
  cocaine_destroyed_kg  double,
  airstrips_destroyed   bigint,
  labs_destroyed        bigint,
  eradicated_ha         double,
  n_reports             bigint not null,
  first_reported_at     timestamptz not null,
  updated_at            timestamptz not null,
  headline              varchar not null,
  corrected             boolean not null
);

/* table facts: a settled fact of an incident: one action on one kind of object, counted in one unit
   incident_id: the incident
   action: killed, wounded, missing, kidnapped, rescued, captured, surrendered, seized, destroyed, eradicated
   object: who or what, by the codebook
   unit: count, kg, L, ha, PEN, USD, EUR, BOB
   quantity: the figure that stands; null when no report gives a number
   quantity_low: smallest figure that a report gives
   quantity_high: largest figure that a report gives
   bound: min (at least) or max (at most), as the report says whose figure stands
   n_reports: reports that give it
*/
create table facts (
  incident_id    bigint not null,
  action         varchar not null,
  object         varchar not null,
  unit           varchar not null,
  quantity       double,
  quantity_low   double,
  quantity_high  double,
  bound          varchar,
  n_reports      bigint not null
);

/* table store.incident_versions: what was known of one incident during one time
   version: from 1
   known_from: from when (UTC)
   known_to: until when (UTC); null: still
   cause: new, report, edit, replay, correction, merged (into another), dissolved (nobody tells it any more)
   standing: false from when it was merged, dissolved or dismissed: it is no incident any more
   columns of incidents
*/
create table store.incident_versions as
select
  null::integer as version, null::timestamptz as known_from, null::timestamptz as known_to,
  null::varchar as cause, null::boolean as standing, incidents.*
from incidents where false;

/* table store.fact_versions: one settled fact of one version of an incident
   version: the incident's version
   columns of facts
*/
create table store.fact_versions as
select null::integer as version, facts.* from facts where false;
