-- the tables and views of the published file
select table_name as name from duckdb_tables()
where database_name = current_database() and schema_name = 'main' and table_name <> 'schema_versions'
union all
select view_name from duckdb_views()
where database_name = current_database() and schema_name = 'main' and not internal
order by name
