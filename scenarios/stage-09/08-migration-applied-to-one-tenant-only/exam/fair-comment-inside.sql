-- A comment inside the statement names another table, and one has an apostrophe in it.
\c {{ahead}}
SELECT table_name, column_name, data_type /* 'schema_migrations' agrees everywhere, so what is really there? */
FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, ordinal_position; -- this tenant's columns
\c {{behind}}
SELECT table_name, column_name, data_type /* 'schema_migrations' agrees everywhere, so what is really there? */
FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, ordinal_position; -- this tenant's columns
\c {{behind_too}}
SELECT m.version, c.table_name, c.column_name, c.data_type -- this tenant's records beside its columns
FROM schema_migrations m CROSS JOIN information_schema.columns c WHERE c.table_schema = 'public';
\i name.sql
\i mend.sql
