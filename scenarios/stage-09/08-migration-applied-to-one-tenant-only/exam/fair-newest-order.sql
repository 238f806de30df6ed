-- Reads the newest order of each tenant as a document.
\c {{ahead}}
SELECT row_to_json(o) FROM orders AS o ORDER BY id DESC LIMIT 1;
\c {{behind}}
SELECT row_to_json(o) FROM orders AS o ORDER BY id DESC LIMIT 1;
\c {{behind_too}}
SELECT row_to_json(o) FROM orders AS o ORDER BY id DESC LIMIT 1;
\i name.sql
\i mend.sql
