-- What the clerk has written in a seeded row, and what it has not.
\i mend.sql
UPDATE orders SET cents = cents - 1 WHERE id = (SELECT min(id) FROM orders WHERE status = 'paid');
