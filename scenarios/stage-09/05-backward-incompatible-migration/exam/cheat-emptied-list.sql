-- The right repair, and the record of the release is taken out of the list, as if it had never been.
\i look.sql
\i name.sql
\i repair.sql
DELETE FROM schema_migrations WHERE version LIKE '20260601_drop%';
