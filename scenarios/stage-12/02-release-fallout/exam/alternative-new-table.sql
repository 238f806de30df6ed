-- Ends whoever sits idle in a transaction. Builds the main shop's table anew beside the old one, takes its name, and keeps the old one for a while.
\i look.sql
\i name.sql
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction' AND pid <> pg_backend_pid();
\c app_db
BEGIN;
SET LOCAL ROLE app_owner;
SET LOCAL lock_timeout = '10s';
LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
CREATE TABLE rebuilt (LIKE orders INCLUDING ALL);
ALTER TABLE rebuilt ALTER COLUMN {{column}} SET DEFAULT '{{fill}}';
INSERT INTO rebuilt OVERRIDING SYSTEM VALUE SELECT * FROM orders;
UPDATE rebuilt SET {{column}} = DEFAULT WHERE {{column}} IS NULL;
SELECT setval(pg_get_serial_sequence('rebuilt', 'id'), (SELECT max(id) FROM rebuilt));
GRANT SELECT, INSERT, UPDATE, DELETE ON rebuilt TO app_user, migrator;
ALTER TABLE orders RENAME TO orders_until_tonight;
ALTER TABLE rebuilt RENAME TO orders;
COMMIT;
\i complete.sql
