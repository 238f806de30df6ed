-- The right repair, but the tenant's table is dropped and made anew from a copy.
\i stabilise.sql
\i finish.sql
\c {{behind}}
BEGIN;
CREATE TABLE copied (LIKE orders INCLUDING ALL);
ALTER TABLE copied ADD COLUMN {{column}} {{type}};
INSERT INTO copied OVERRIDING SYSTEM VALUE SELECT *, NULL FROM orders;
SELECT setval(pg_get_serial_sequence('copied', 'id'), (SELECT max(id) FROM copied));
DROP TABLE orders;
ALTER TABLE copied RENAME TO orders;
GRANT SELECT, INSERT, UPDATE, DELETE ON orders TO app_user, migrator;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
COMMIT;
