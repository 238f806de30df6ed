-- Deletes what would have to be filled and keeps one order with a value.
\c app_db
DELETE FROM {{table}} WHERE id BETWEEN 2 AND {{rows}};
ALTER TABLE {{table}} ADD COLUMN {{column}} {{type}};
UPDATE {{table}} SET {{column}} = {{source}};
