-- What has come in beside a WITH.
\i mend.sql
DELETE FROM moves WHERE id = (SELECT min(id) FROM moves);
