-- The right repair, and an end to the old version, which would have lived until Friday.
\i repair.sql
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'old_app_1';
