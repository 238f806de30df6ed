-- The right repair, and the list of what was applied is emptied everywhere.
\i compare.sql
\i name.sql
\i mend.sql
\c {{ahead}}
DELETE FROM schema_migrations;
\c {{behind}}
DELETE FROM schema_migrations;
\c {{behind_too}}
DELETE FROM schema_migrations;
