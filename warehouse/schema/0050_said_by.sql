/* table store.told_statistics: one standing figure in one reading
   said_by: the source that its sentence names, as written; null where it names none, and in readings of before
*/
alter table store.told_statistics add column said_by varchar;
