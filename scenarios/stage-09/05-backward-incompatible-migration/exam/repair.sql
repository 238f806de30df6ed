-- The usual repair. Included by others.
\c app_db
ALTER TABLE {{table}} ADD COLUMN {{column}} {{type}};
UPDATE {{table}} SET {{column}} = {{source}} WHERE {{column}} IS NULL;
