-- sandbox: 09/09
-- beside: half_open_logins
-- Logins that are begun and left take every slot, but each for a few seconds only. Meanwhile there is the true card or
-- none; afterwards everybody is served as before.
\set VERBOSITY terse
\! touch "$begun"
DO $$
DECLARE
  armed text := (SELECT score FROM ride.score('json'));
  now_said text;
  lies int := 0;
  refused boolean := false;
  began timestamptz := clock_timestamp();
BEGIN
  WHILE clock_timestamp() < began + CASE WHEN refused THEN interval '9 s' ELSE interval '20 s' END LOOP
    BEGIN
      SELECT score INTO now_said FROM ride.score('json');
      lies := lies + (now_said <> armed)::int;
    EXCEPTION WHEN object_in_use THEN
      refused := true;
    END;
  END LOOP;
  LOOP
    BEGIN
      SELECT score INTO now_said FROM ride.score('json');
      EXIT;
    EXCEPTION WHEN object_in_use THEN
      NULL;
    END;
  END LOOP;
  RAISE NOTICE 'refused meanwhile: %, lies: %, same card afterwards: %', refused, lies, now_said = armed;
END $$;
SELECT session, database, state FROM ride.status() ORDER BY 2;
