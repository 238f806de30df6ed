-- sandbox: 12/02
-- since: 18
-- What a table only declares of its rows (a constraint that is not enforced or not valid, statistics put in) is no answer.
\set VERBOSITY sqlstate
\set card 'SELECT item, state FROM ride.scorecard() WHERE dimension = ''fix'';'
\c app_db
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'migration_runner_1';
:card
ALTER TABLE public.orders ADD CONSTRAINT said NOT NULL release_id NOT VALID;
ALTER TABLE public.orders ADD CONSTRAINT asserted CHECK (release_id IS NOT NULL) NOT ENFORCED;
SELECT attnotnull FROM pg_attribute WHERE attrelid = 'public.orders'::regclass AND attname = 'release_id';
:card
ALTER TABLE public.orders VALIDATE CONSTRAINT said;
ALTER TABLE public.orders ALTER CONSTRAINT asserted ENFORCED;
ALTER TABLE public.orders DROP CONSTRAINT said, DROP CONSTRAINT asserted;
SELECT pg_restore_relation_stats('schemaname', 'public', 'relname', 'orders', 'reltuples', 0::real, 'relpages', 0);
SELECT pg_restore_attribute_stats('schemaname', 'public', 'relname', 'orders', 'attname', 'release_id', 'inherited', false, 'null_frac', 0::real);
SELECT pg_clear_relation_stats('public', 'schema_migrations');
SELECT pg_clear_relation_stats('ride', 'ddl_log');
SELECT pg_clear_attribute_stats('pg_catalog', 'pg_class', 'relname', false);
:card
