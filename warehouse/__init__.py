"""All the SQL: records in, records out."""
