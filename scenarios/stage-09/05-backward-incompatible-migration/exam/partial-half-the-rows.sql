-- The backfill stops half way.
\c app_db
ALTER TABLE {{table}} ADD COLUMN {{column}} {{type}};
UPDATE {{table}} SET {{column}} = {{source}} WHERE id <= {{rows}} / 2;
