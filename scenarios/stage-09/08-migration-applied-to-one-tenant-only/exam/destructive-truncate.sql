-- Makes room for the migration.
\c {{behind}}
TRUNCATE orders;
\i mend.sql
