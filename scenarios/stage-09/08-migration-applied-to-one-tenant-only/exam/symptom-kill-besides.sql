-- The right repair, then ends the application so that it "picks up the new schema".
\i mend.sql
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{{app}}' AND datname = '{{behind}}';
