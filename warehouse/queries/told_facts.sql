select * from store.told_facts
where telling_id between $2 and $3 and telling_id in (select unnest($1::bigint[]))
order by telling_id, n
