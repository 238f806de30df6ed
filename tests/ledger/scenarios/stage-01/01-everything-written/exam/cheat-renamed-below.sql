-- A trigger writes what comes in to the table that bore the name before.
\i mend.sql
BEGIN;
ALTER TABLE sales RENAME TO sales_before;
CREATE TABLE sales (LIKE sales_before INCLUDING ALL);
INSERT INTO sales OVERRIDING SYSTEM VALUE SELECT * FROM sales_before;
SELECT setval(pg_get_serial_sequence('sales', 'id'), (SELECT max(id) + 1000 FROM sales));
CREATE FUNCTION elsewhere() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS
  $$ BEGIN DELETE FROM sales WHERE id = NEW.id; INSERT INTO sales_before OVERRIDING SYSTEM VALUE SELECT NEW.*; RETURN NULL; END $$;
CREATE TRIGGER elsewhere AFTER INSERT ON sales FOR EACH ROW EXECUTE FUNCTION elsewhere();
ALTER TABLE sales OWNER TO app_owner;
GRANT SELECT, INSERT, UPDATE, DELETE ON sales TO app_user;
COMMIT;
