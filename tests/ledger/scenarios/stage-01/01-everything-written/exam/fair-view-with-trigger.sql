-- For a while a view stands in the place of the table, whose trigger writes what the clerk wants.
\i mend.sql
CREATE FUNCTION orders_written() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN UPDATE orders_below SET status = NEW.status, cents = NEW.cents WHERE id = NEW.id; RETURN NEW; END $$;
\i view-with-trigger.sql
