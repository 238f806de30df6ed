-- A default first, so that no new gap opens, then the old rows in batches that commit one by one.
\i look.sql
\i name.sql
ALTER TABLE {{table}} ADD COLUMN {{column}} {{type}};
ALTER TABLE {{table}} ALTER COLUMN {{column}} SET DEFAULT '0';
DO $$
DECLARE
  first bigint := 0;
BEGIN
  WHILE first <= (SELECT max(id) FROM {{table}}) LOOP
    UPDATE {{table}} SET {{column}} = {{source}} WHERE id >= first AND id < first + 500;
    COMMIT;
    first := first + 500;
  END LOOP;
END
$$;
