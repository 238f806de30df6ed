-- Text that names what it does not look at.
\c {{ahead}}
SELECT 'information_schema.columns of orders: {{column}}' AS orders; -- SELECT * FROM orders
SELECT /* orders.{{column}} */ attname AS {{column}} FROM pg_attribute WHERE attrelid = 'schema_migrations'::regclass AND attname <> 'orders';
\c {{behind}}
SELECT $$SELECT column_name FROM information_schema.columns WHERE table_name = 'orders'$$;
SELECT column_name FROM information_schema.columns WHERE table_name = 'schema_migrations' AND 'orders' = 'orders';
SELECT "orders".attname FROM pg_attribute AS "orders" WHERE "orders".attrelid = 'schema_migrations'::regclass;
\c {{behind_too}}
SELECT set_config('my.orders', 'public.orders {{column}}', false);
DO $$ BEGIN RAISE NOTICE 'public.orders %', (SELECT max(attnum) FROM pg_attribute WHERE attrelid = 'schema_migrations'::regclass); END $$;
SELECT table_name FROM information_schema.tables WHERE table_name = 'orders';
