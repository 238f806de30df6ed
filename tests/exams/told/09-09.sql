-- Is "Schema drift between tenant databases" told true? Asked in each of its databases.
-- Evidence: 20
\c {{ahead}}
\i 09-09-ahead.sql
\i 09-09-each.sql
\c {{ahead_too}}
\i 09-09-ahead.sql
\i 09-09-each.sql
\c {{behind}}
DO $$
DECLARE
	odd boolean := current_database() = ANY (string_to_array('{{odd}}', ' '));
	seeded timestamptz := (SELECT applied_at FROM schema_migrations WHERE version = '20260118_index_orders_by_customer') + interval '184 days 2 hours';
BEGIN
--| {{behind}} had neither.
	ASSERT NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attname = '{{column}}'), 'column';
	ASSERT NOT EXISTS (SELECT FROM schema_migrations WHERE version = '{{version}}'), 'record';
--| not one order has been taken there since the release
--| none of the customers who complain has got an order through since
	ASSERT (SELECT max(created_at) < seeded - interval '{{until}}' FROM orders), 'no order since the release';
--| The first complaint came minutes after the release; before it there was not a single one
	ASSERT (SELECT max(created_at) > seeded - interval '{{until}}' - interval '90 minutes' FROM orders), 'and orders until then';
	ASSERT (SELECT max(id) = {{rows}} FROM orders), 'none but the seeded';
--| tenant_b confirmed its oldest entry again after the release, which makes it look as if the release had been there.
	ASSERT (SELECT max(applied_at) > seeded - interval '{{until}}' FROM schema_migrations WHERE version = '20260102_create_orders') = (odd AND '{{oddity}}' = 'confirmed'), 'confirmed';
END
$$;
\i 09-09-each.sql
