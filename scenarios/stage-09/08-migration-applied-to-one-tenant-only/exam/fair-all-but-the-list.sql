-- Lists the columns of every table but the list of migrations.
\c {{ahead}}
SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'schema_migrations' ORDER BY 1, ordinal_position;
\c {{behind}}
SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'schema_migrations' ORDER BY 1, ordinal_position;
\c {{behind_too}}
SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'schema_migrations' ORDER BY 1, ordinal_position;
\i name.sql
\i mend.sql
