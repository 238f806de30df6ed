-- Lets one rewrite of the table fill the column, in the same transaction that brings it back.
\i look.sql
\i name.sql
BEGIN;
SET LOCAL lock_timeout = '10s';
ALTER TABLE {{table}} ADD COLUMN {{column}} {{type}};
ALTER TABLE {{table}} ALTER COLUMN {{column}} TYPE {{type}} USING {{source}}, ALTER COLUMN {{column}} SET NOT NULL;
COMMENT ON COLUMN {{table}}.{{column}} IS 'for the old version; goes with it';
COMMIT;
VACUUM ANALYZE {{table}};
