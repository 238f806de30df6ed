-- One of the oldest rows.
\i await.sql
DELETE FROM stubs WHERE what = '6.50';
