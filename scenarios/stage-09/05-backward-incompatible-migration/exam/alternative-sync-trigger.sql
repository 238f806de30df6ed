-- A trigger that keeps the copy in step while both versions live, and a backfill that fires it.
\i look.sql
\i name.sql
BEGIN;
ALTER TABLE {{table}} ADD COLUMN {{column}} {{type}};
CREATE FUNCTION keep_{{column}}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.{{column}} := NEW.{{source}};
  RETURN NEW;
END
$$;
CREATE TRIGGER keep_{{column}} BEFORE INSERT OR UPDATE ON {{table}} FOR EACH ROW EXECUTE FUNCTION keep_{{column}}();
UPDATE {{table}} SET {{source}} = {{source}};
COMMIT;
