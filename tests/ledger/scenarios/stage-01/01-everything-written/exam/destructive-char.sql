-- A padded text is another than the one written.
\i mend.sql
UPDATE papers SET code = 'ac' WHERE id = (SELECT min(id) FROM papers);
