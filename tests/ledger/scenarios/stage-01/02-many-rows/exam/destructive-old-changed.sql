-- One of the oldest rows.
\i await.sql
UPDATE sales SET cents = cents + 1 WHERE id = (SELECT max(id) - 6000 FROM sales);
