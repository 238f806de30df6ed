-- What a prepared statement has written.
\i mend.sql
DELETE FROM notes WHERE id = (SELECT min(id) FROM notes WHERE what LIKE 'prepared %');
