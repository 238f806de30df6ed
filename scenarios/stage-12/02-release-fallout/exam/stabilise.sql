-- Ends the holder, and only the holder. Included by others.
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{{runner}}';
