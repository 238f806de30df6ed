-- Plays the application by hand under the application's name, in a session of their own, and ends that session afterwards:
-- who is ended is told by who logged in, not by a name.
\i compare.sql
\d orders
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\i mend.sql
\! PGAPPNAME={{app}} psql -X -d {{behind}} -c 'SET ROLE app_user' -c 'SELECT pg_sleep(60)' > /dev/null 2>&1 &
\! until psql -XAt -d postgres -c "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'oncall' AND application_name = '{{app}}'" | grep -qx 1; do :; done
