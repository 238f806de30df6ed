-- Rehearses in transactions that are rolled back, with an index, a false record and a drop among them, before it looks.
\c {{behind}}
BEGIN;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
CREATE INDEX ON orders (status);
TRUNCATE orders;
ROLLBACK;
\c {{ahead}}
BEGIN;
DROP TABLE orders;
ROLLBACK;
\c app_db
BEGIN;
SET LOCAL lock_timeout = '200ms';
\set ON_ERROR_STOP off
ALTER TABLE orders DROP COLUMN {{column}};
\set ON_ERROR_STOP on
ROLLBACK;
\i look.sql
\i name.sql
\i repair.sql
