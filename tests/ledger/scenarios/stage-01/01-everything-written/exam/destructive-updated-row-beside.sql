-- Another column of a row that the clerk has written.
\i mend.sql
UPDATE orders SET tag = 'another' WHERE id = (SELECT min(id) FROM orders WHERE status = 'paid');
