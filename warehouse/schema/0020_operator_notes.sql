-- What the operator has been told of, so that a matter is told once and not at every cycle.

/* table store.operator_notes: one matter that the operator was told of
   matter: what tells it from others: quiet, broken or dead, whose, and since when
   kind: quiet (a feed silent far longer than usual), broken (a feed that cannot be read), dead (an alert given up)
   subject: the feed, or the watch
   noted_at: when (UTC)
*/
create table store.operator_notes (
  matter    varchar primary key,
  kind      varchar not null check (kind in ('quiet', 'broken', 'dead')),
  subject   varchar not null,
  noted_at  timestamptz not null
);
