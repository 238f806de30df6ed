-- The right repair, and the list of applied migrations emptied in every tenant, so that the next release starts afresh.
\i mend.sql
DELETE FROM schema_migrations;
\c {{behind}}
DELETE FROM schema_migrations;
\c {{ahead}}
DELETE FROM schema_migrations;
