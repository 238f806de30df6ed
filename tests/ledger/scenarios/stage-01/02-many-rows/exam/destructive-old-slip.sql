-- One of the oldest rows.
\i await.sql
DELETE FROM slips WHERE what = '6.50';
