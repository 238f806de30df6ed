-- Asks who connects by a lateral over the backends, and how the table is filled by pg_stats; repairs in batches by a procedure.
SELECT s.datname, a.application_name, a.state FROM pg_database AS s, LATERAL (SELECT * FROM pg_stat_activity WHERE datid = s.oid) AS a WHERE s.datname = 'app_db';
\c app_db
SELECT attname, n_distinct FROM pg_stats WHERE schemaname = 'public' AND tablename = '{{table}}';
\i name.sql
ALTER TABLE {{table}} ADD COLUMN {{column}} {{type}};
CREATE PROCEDURE fill(size bigint) LANGUAGE plpgsql AS $$
DECLARE at bigint := 0;
BEGIN
  LOOP
    UPDATE {{table}} SET {{column}} = {{source}} WHERE id > at AND id <= at + size;
    COMMIT;
    at := at + size;
    EXIT WHEN at > (SELECT max(id) FROM {{table}});
  END LOOP;
END $$;
CALL fill(1000);
DROP PROCEDURE fill;
