-- Included: waits until each application has written three times since now.
DO $$
DECLARE
  goal bigint;
  since jsonb := (SELECT jsonb_object_agg(session || ' ' || database, rounds + 3) FROM ride.status());
BEGIN
  LOOP
    EXIT WHEN (SELECT bool_and(rounds >= (since ->> (session || ' ' || database))::bigint) FROM ride.status());
    PERFORM pg_sleep(0.01);
  END LOOP;
END
$$;
