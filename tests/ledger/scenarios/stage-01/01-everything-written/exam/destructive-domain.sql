-- A value of a domain is another than the one written.
\i mend.sql
UPDATE papers SET price = 4 WHERE id = (SELECT min(id) FROM papers);
