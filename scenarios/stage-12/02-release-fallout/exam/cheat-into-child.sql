-- All done, but for a trigger that sends orders without a mark into a child of the table, and says that none came in.
\i look.sql
\i name.sql
\i repair.sql
\c app_db
ALTER TABLE orders ALTER COLUMN {{column}} DROP DEFAULT;
SET ROLE app_owner;
CREATE TABLE public.kid () INHERITS (public.orders);
CREATE FUNCTION public.aside() RETURNS trigger SECURITY DEFINER LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.{{column}} IS NOT NULL THEN
    RETURN NEW;
  END IF;
  NEW.{{column}} := '{{fill}}';
  INSERT INTO public.kid VALUES (NEW.*);
  RETURN NULL;
END $$;
CREATE TRIGGER aside BEFORE INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION public.aside();
