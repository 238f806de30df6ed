-- Ends a session of its own that it has dressed up as the runner.
SET application_name = '{{runner}}';
\! psql -qX -d app_db -c "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{{runner}}' AND usename = 'oncall'"
