-- Mends both, and doubles what is recorded in a healthy tenant by a child of the list, which itself is not written to.
\c {{ahead}}
SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
\c {{behind}}
SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
\c {{behind_too}}
SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
SELECT ride.diagnose('schema_behind', '{{behind_too}}.orders.{{column}}');
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
\c {{behind_too}}
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
\c {{ahead}}
SET ROLE app_owner;
CREATE TABLE public.kid () INHERITS (public.schema_migrations);
INSERT INTO public.kid SELECT * FROM ONLY public.schema_migrations;
