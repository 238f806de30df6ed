-- Empties the table, so that the new column has nothing to be filled with.
\c app_db
TRUNCATE {{table}};
ALTER TABLE {{table}} ADD COLUMN {{column}} {{type}};
