-- What has come in by a WITH that is read.
\i mend.sql
DELETE FROM notes WHERE id = (SELECT min(id) FROM notes WHERE what LIKE 'note %');
