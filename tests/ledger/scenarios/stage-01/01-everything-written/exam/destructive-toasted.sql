-- The last letter of a text that is stored elsewhere is another than the one written.
\i mend.sql
UPDATE papers SET body = left(body, -1) || '!' WHERE id = (SELECT min(id) FROM papers);
