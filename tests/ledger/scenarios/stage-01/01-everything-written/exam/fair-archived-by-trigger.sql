-- A trigger keeps a copy of each new row besides.
\i mend.sql
CREATE TABLE archive (LIKE sales);
CREATE FUNCTION archive() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$ BEGIN INSERT INTO archive SELECT NEW.*; RETURN NULL; END $$;
CREATE TRIGGER archive AFTER INSERT ON sales FOR EACH ROW EXECUTE FUNCTION archive();
