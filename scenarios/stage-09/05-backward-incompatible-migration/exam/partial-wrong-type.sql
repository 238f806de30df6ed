-- The right values under another type.
\c app_db
ALTER TABLE {{table}} ADD COLUMN {{column}} {{other_type}};
UPDATE {{table}} SET {{column}} = {{source}};
