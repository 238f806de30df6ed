-- What has come in by INSERT … RETURNING.
\i mend.sql
DELETE FROM slips WHERE id = (SELECT min(id) FROM slips);
