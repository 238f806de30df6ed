-- Builds the table anew beside the old one, takes its name, and keeps the old one for a while.
\i look.sql
\i name.sql
BEGIN;
SET LOCAL ROLE app_owner;
LOCK TABLE {{table}} IN ACCESS EXCLUSIVE MODE;
CREATE TABLE rebuilt (LIKE {{table}} INCLUDING ALL);
ALTER TABLE rebuilt ADD COLUMN {{column}} {{type}};
INSERT INTO rebuilt OVERRIDING SYSTEM VALUE SELECT *, {{source}} FROM {{table}};
SELECT setval(pg_get_serial_sequence('rebuilt', 'id'), (SELECT max(id) FROM rebuilt));
GRANT SELECT, INSERT, UPDATE, DELETE ON rebuilt TO app_user, migrator;
ALTER TABLE {{table}} RENAME TO {{table}}_until_tonight;
ALTER TABLE rebuilt RENAME TO {{table}};
COMMIT;
