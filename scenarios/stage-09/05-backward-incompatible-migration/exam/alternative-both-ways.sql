-- Two triggers that keep both columns in step whichever version writes, and the backfill.
\i look.sql
\i name.sql
BEGIN;
ALTER TABLE {{table}} ADD COLUMN {{column}} {{type}};
UPDATE {{table}} SET {{column}} = {{source}};
CREATE FUNCTION in_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.{{column}} := coalesce(NEW.{{column}}, NEW.{{source}});
    NEW.{{source}} := coalesce(NEW.{{source}}, NEW.{{column}});
  ELSIF NEW.{{source}} IS DISTINCT FROM OLD.{{source}} THEN
    NEW.{{column}} := NEW.{{source}};
  ELSE
    NEW.{{source}} := NEW.{{column}};
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER in_step BEFORE INSERT OR UPDATE ON {{table}} FOR EACH ROW EXECUTE FUNCTION in_step();
COMMIT;
