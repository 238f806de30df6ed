-- Rehearses the repair, an index and a rename, and rolls all of it back before looking. Nothing of that is a change.
\c app_db
BEGIN;
ALTER TABLE {{table}} RENAME COLUMN {{source}} TO {{column}};
CREATE INDEX ON {{table}} ({{column}});
ROLLBACK;
BEGIN;
ALTER TABLE {{table}} ADD COLUMN {{column}} {{type}};
UPDATE {{table}} SET {{column}} = {{source}};
DELETE FROM {{table}} WHERE status = 'cancelled';
ROLLBACK;
CREATE TABLE {{table}}_before AS TABLE {{table}};
\i look.sql
\i name.sql
\i repair.sql
