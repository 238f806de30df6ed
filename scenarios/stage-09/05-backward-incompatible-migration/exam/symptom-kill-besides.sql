-- The right repair, then ends the old version so that it "sees the column".
\i repair.sql
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{{old_2}}';
