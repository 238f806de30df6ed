-- One of the oldest rows.
\i await.sql
ALTER TABLE sales ALTER COLUMN cents TYPE numeric;
UPDATE sales SET cents = cents + 0.25 WHERE id = (SELECT max(id) - 6000 FROM sales);
