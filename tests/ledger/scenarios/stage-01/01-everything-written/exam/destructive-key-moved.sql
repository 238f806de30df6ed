-- A row under another key.
\i mend.sql
UPDATE papers SET id = DEFAULT WHERE id = (SELECT min(id) FROM papers);
