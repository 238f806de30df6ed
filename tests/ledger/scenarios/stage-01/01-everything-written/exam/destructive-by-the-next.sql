-- A trigger that is always enabled takes away the row before the newest.
\i mend.sql
CREATE FUNCTION gone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM sales WHERE id < NEW.id AND id > {{rows}} AND customer_id = 7; RETURN NULL; END $$;
CREATE TRIGGER gone AFTER INSERT ON sales FOR EACH ROW EXECUTE FUNCTION gone();
ALTER TABLE sales ENABLE ALWAYS TRIGGER gone;
\i await.sql
