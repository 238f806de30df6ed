-- The right repair, with the list emptied before, so that only the newest entry is left.
\c {{behind}}
DELETE FROM schema_migrations;
\i mend.sql
