-- Ends those who wait instead of the one they wait for. They come back and wait again.
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{{writer}}';
