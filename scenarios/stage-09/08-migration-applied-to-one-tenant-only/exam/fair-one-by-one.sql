-- Looks at a tenant, repairs it, goes on to the next: a change in one tenant closes no look in another.
\c {{ahead}}
\d orders
\c {{behind}}
SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attnum > 0 AND NOT attisdropped;
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
\c {{behind_too}}
SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attnum > 0 AND NOT attisdropped;
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
SELECT ride.diagnose('schema_behind', '{{behind_too}}.orders');
SELECT ride.diagnose('schema_behind', '{{behind}}.public.orders');
