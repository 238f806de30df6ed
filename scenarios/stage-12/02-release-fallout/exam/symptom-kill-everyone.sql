-- Ends every client of app_db: the holder is among them, and so are the applications.
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'app_db' AND usename IN ('app_user', 'migrator');
