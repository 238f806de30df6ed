-- Included: a view that pretends to be orders, and forgets what is written into the new column.
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
