-- A row without a key.
\i mend.sql
DELETE FROM events WHERE ctid = (SELECT min(ctid) FROM events);
