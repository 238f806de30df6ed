-- sandbox: 09/09
-- beside: half_open_logins
-- Logins that are begun and left take every slot, but each for a few seconds only. Meanwhile there is the true card or
-- none; afterwards everybody is served as before.
\set VERBOSITY terse
SELECT 'kept' AS card FROM ride.score('json'), set_config('before.card', score, false);
\! touch "$begun"
DO $$
DECLARE
  now_said text;
  lies int := 0;
  refused int := 0;
  began timestamptz := clock_timestamp();
BEGIN
  WHILE refused < 3 AND clock_timestamp() < began + interval '90 s' LOOP
    BEGIN
      SELECT score INTO now_said FROM ride.score('json');
      lies := lies + (now_said <> current_setting('before.card'))::int;
    EXCEPTION WHEN object_in_use THEN
      refused := refused + 1;
    END;
  END LOOP;
  RAISE NOTICE 'refused meanwhile: %, lies: %', refused > 0, lies;
END $$;
\! touch "$enough"
DO $$
DECLARE
  now_said text;
BEGIN
  LOOP
    BEGIN
      SELECT score INTO now_said FROM ride.score('json');
      EXIT;
    EXCEPTION WHEN object_in_use THEN
      NULL;
    END;
  END LOOP;
  RAISE NOTICE 'the card of before: %', now_said = current_setting('before.card');
END $$;
SELECT session, database, state FROM ride.status() ORDER BY 2;
