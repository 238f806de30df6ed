-- Tries the gentler signal first. A cancel does nothing to a session that is idle in transaction, so it looks again.
SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name = '{{runner}}';
\i look.sql
\i name.sql
\i repair.sql
