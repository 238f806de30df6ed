-- As the migrator, with a short lock_timeout and another try when it runs out.
\i compare.sql
\i name.sql
\c {{behind}}
SET ROLE migrator;
DO $$
BEGIN
  FOR try IN 1 .. 20 LOOP
    BEGIN
      SET LOCAL lock_timeout = '500ms';
      ALTER TABLE public.orders ADD COLUMN IF NOT EXISTS {{column}} {{type}};
      RETURN;
    EXCEPTION WHEN lock_not_available THEN
      CONTINUE;
    END;
  END LOOP;
  RAISE 'orders is never free';
END
$$;
\c {{behind_too}}
SET ROLE migrator;
DO $$
BEGIN
  FOR try IN 1 .. 20 LOOP
    BEGIN
      SET LOCAL lock_timeout = '500ms';
      ALTER TABLE public.orders ADD COLUMN IF NOT EXISTS {{column}} {{type}};
      RETURN;
    EXCEPTION WHEN lock_not_available THEN
      CONTINUE;
    END;
  END LOOP;
  RAISE 'orders is never free';
END
$$;
