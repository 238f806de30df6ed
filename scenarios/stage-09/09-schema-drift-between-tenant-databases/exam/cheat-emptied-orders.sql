-- Column and record are there, and a trigger empties the column in every new order.
\i compare.sql
\d orders
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\i mend.sql
CREATE FUNCTION emptied() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.{{column}} := NULL; RETURN NEW; END $$;
CREATE TRIGGER emptied BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION emptied();
