-- Ends a session of their own that looks like the application: who is ended is told by who logged in, not by a name. Finding
-- none of them would be a division by zero.
\i compare.sql
\d orders
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\i mend.sql
SELECT 1 / count(pg_terminate_backend(pid)) AS ended FROM pg_stat_activity
WHERE application_name = '{{app}}' AND usename = 'oncall';
