-- What was forgotten on request must not come back with the next poll: only digests of addresses are kept.
/* table store.forgotten: one address that must not be read again
   address_key: digest of the canonical address; the address itself is not kept
   forgotten_at: when it was removed (UTC)
*/
create table store.forgotten (
  address_key   ubigint not null,
  forgotten_at  timestamptz not null
);
