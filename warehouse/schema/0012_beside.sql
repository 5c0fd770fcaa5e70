/* table store.tellings: what one reading says of one incident
   beside: districts that the same reading names for other incidents; null in readings of before
*/
alter table store.tellings add column beside varchar[];
