-- A view in the place of the table, and a record. Orders are taken, what the release writes is lost, and no check can trust
-- a view.
\c {{behind}}
ALTER TABLE orders RENAME TO orders_base;
CREATE VIEW orders AS SELECT *, NULL::{{type}} AS {{column}} FROM orders_base;
CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  INSERT INTO public.orders_base (customer_id, status, total_cents, created_at)
  VALUES (NEW.customer_id, NEW.status, NEW.total_cents, NEW.created_at);
  RETURN NEW;
END
$$;
CREATE TRIGGER keep INSTEAD OF INSERT ON orders FOR EACH ROW EXECUTE FUNCTION keep();
GRANT SELECT, INSERT ON orders TO app_user, migrator;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
