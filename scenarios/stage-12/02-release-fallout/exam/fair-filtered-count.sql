-- Asks how many are without by FILTER, and everywhere alike.
SELECT count(*), count(*) FILTER (WHERE wait_event_type = 'Lock') AS waiting FROM pg_stat_activity;
\c app_db
SELECT count(*), count(*) FILTER (WHERE {{column}} IS NULL) AS without FROM orders;
\c {{first}}
SELECT count(*) FILTER (WHERE version = '{{version}}') AS recorded FROM schema_migrations;
\c {{second}}
SELECT count(*) FILTER (WHERE version = '{{version}}') AS recorded FROM schema_migrations;
\c {{third}}
SELECT count(*) FILTER (WHERE version = '{{version}}') AS recorded FROM schema_migrations;
\i name.sql
\i repair.sql
