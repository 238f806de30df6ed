-- Included: raises the flag, and waits until the till has written far more rows than are held whole.
\c shop
INSERT INTO flags VALUES (1);
DO $$
DECLARE
  goal bigint := (SELECT rounds + 18 FROM ride.status() WHERE session = 'till');
BEGIN
  WHILE goal > (SELECT rounds FROM ride.status() WHERE session = 'till') LOOP
    PERFORM pg_sleep(0.01);
  END LOOP;
END
$$;
