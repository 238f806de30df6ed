-- Ends the old version to make the errors stop. It comes back and fails as before.
SELECT pid, application_name, state FROM pg_stat_activity WHERE application_name LIKE 'old_app%';
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'old_app%';
SELECT ride.diagnose('connection_leak', 'session:old_app_1');
