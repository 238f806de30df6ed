-- Mends both, and moves the orders of a healthy tenant into an inheritance child without key, index or durability.
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
CREATE UNLOGGED TABLE public.kid () INHERITS (public.orders);
GRANT ALL ON public.kid TO app_user;
BEGIN;
LOCK public.orders;
WITH moved AS (DELETE FROM ONLY public.orders RETURNING *) INSERT INTO public.kid SELECT * FROM moved;
COMMIT;
