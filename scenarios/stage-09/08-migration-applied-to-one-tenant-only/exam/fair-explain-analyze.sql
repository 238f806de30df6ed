-- Plans: verbose as JSON, in a function that runs EXPLAIN, analysed.
\c {{ahead}}
EXPLAIN (VERBOSE, FORMAT JSON) SELECT * FROM orders WHERE id = 1;
\c {{behind}}
CREATE FUNCTION pg_temp.plan(q text) RETURNS SETOF text LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY EXECUTE 'EXPLAIN (VERBOSE, COSTS OFF) ' || q; END $$;
SELECT * FROM pg_temp.plan('TABLE public.orders');
\c {{behind_too}}
EXPLAIN (ANALYZE, VERBOSE) SELECT o.* FROM orders AS o LIMIT 1;
\i name.sql
\i mend.sql
