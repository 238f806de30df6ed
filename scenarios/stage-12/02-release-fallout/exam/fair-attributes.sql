-- The catalogs themselves: who is blocked, pg_attribute with its defaults, the planner's null_frac.
SELECT w.pid, b AS holder FROM pg_stat_activity AS w, unnest(pg_blocking_pids(w.pid)) AS b;
\c app_db
SELECT attname, format_type(atttypid, atttypmod), pg_get_expr(adbin, adrelid) FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE attrelid = 'orders'::regclass AND attnum > 0;
SELECT attname, null_frac FROM pg_stats WHERE tablename = 'orders';
\c {{first}}
SELECT attname FROM pg_attribute WHERE attrelid = 'public.orders'::regclass AND attnum > 0 AND NOT attisdropped;
\c {{second}}
SELECT attname FROM pg_attribute WHERE attrelid = 'public.orders'::regclass AND attnum > 0 AND NOT attisdropped;
\c {{third}}
SELECT attname FROM pg_attribute WHERE attrelid = 'public.orders'::regclass AND attnum > 0 AND NOT attisdropped;
\i name.sql
\i repair.sql
