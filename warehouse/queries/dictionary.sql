-- a column of a table or view: what it means
select c.table_name as "table", c.column_name as "column", c.data_type as type, c.comment as meaning
from duckdb_columns() as c
where c.database_name = current_database() and c.schema_name = 'main' and not c.internal
  and c.table_name <> 'schema_versions'
order by c.table_name, c.column_index
