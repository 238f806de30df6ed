-- The right repair, and the record of a healthy tenant "tidied up": now that one lies.
\i mend.sql
\c {{ahead_too}}
DELETE FROM schema_migrations WHERE version = '{{version}}';
