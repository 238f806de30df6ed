-- No default but a trigger that fills what the old version leaves out; old rows in batches.
\i look.sql
\i name.sql
\i stabilise.sql
\c app_db
CREATE FUNCTION fill_{{column}}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.{{column}} := coalesce(NEW.{{column}}, '{{fill}}');
  RETURN NEW;
END
$$;
SET lock_timeout = '10s';
CREATE TRIGGER fill_{{column}} BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION fill_{{column}}();
DO $$
BEGIN
  FOR batch IN 0 .. {{rows}} / 500 LOOP
    UPDATE orders SET {{column}} = ('{{mark}}' || id)::{{type}} WHERE {{column}} IS NULL AND id BETWEEN batch * 500 AND batch * 500 + 499;
    COMMIT;
  END LOOP;
END
$$;
\i complete.sql
