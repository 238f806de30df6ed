-- Gives the old version its column by taking the new version's.
\c app_db
ALTER TABLE orders RENAME COLUMN status TO {{column}};
