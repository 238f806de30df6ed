-- A deferred constraint trigger takes the application's order away when it commits: INSERT 0 1, and no order. 14 + 14, and
-- 10 lost of what counts.
\i compare.sql
\i name.sql
\i mend.sql
\c {{behind}}
CREATE FUNCTION away() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM public.orders WHERE id = NEW.id; RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER away AFTER INSERT ON orders DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.{{column}} IS NOT NULL) EXECUTE FUNCTION away();
