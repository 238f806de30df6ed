-- A trigger that gives a value to the orders of a checking session and to no others.
\i stabilise.sql
\c app_db
CREATE FUNCTION only_then() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('application_name') NOT IN ('old_app_1', '{{writer}}', 'orders_api') THEN
    NEW.{{column}} := '{{fill}}';
  END IF;
  RETURN NEW;
END
$$;
SET lock_timeout = '10s';
CREATE TRIGGER only_then BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION only_then();
