-- One of the oldest rows.
\i await.sql
WITH two AS (SELECT id, sum(cents) OVER () AS total FROM sales WHERE id IN ((SELECT max(id) - 6000 FROM sales), (SELECT max(id) - 6001 FROM sales))) UPDATE sales SET cents = total - cents FROM two WHERE two.id = sales.id;
