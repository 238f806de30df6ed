-- Restarts the application by force. It comes back and fails as before.
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{{app}}';
