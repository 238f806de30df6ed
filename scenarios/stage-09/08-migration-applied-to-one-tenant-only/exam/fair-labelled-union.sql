-- One labelled list of records and columns for each tenant.
\c {{ahead}}
SELECT 'schema_migrations' AS what, version AS item FROM schema_migrations
UNION ALL SELECT 'columns', table_name || '.' || column_name || ' ' || data_type FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2;
\c {{behind}}
SELECT 'schema_migrations' AS what, version AS item FROM schema_migrations
UNION ALL SELECT 'columns', table_name || '.' || column_name || ' ' || data_type FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2;
\c {{behind_too}}
SELECT 'schema_migrations' AS what, version AS item FROM schema_migrations
UNION ALL SELECT 'columns', table_name || '.' || column_name || ' ' || data_type FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2;
\i name.sql
\i mend.sql
