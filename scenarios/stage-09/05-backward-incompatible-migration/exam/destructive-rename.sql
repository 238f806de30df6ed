-- Gives the old version its column by taking the new version's.
\c app_db
ALTER TABLE {{table}} RENAME COLUMN {{source}} TO {{column}};
