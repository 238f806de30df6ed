-- One of the oldest rows.
\i await.sql
DELETE FROM sales WHERE id = (SELECT max(id) - 6000 FROM sales);
