-- What is told of a tenant that the rollout skipped. The seeds take the time of seeding for "now".
DO $$
DECLARE
	odd boolean := current_database() = ANY (string_to_array('{{odd}}', ' '));
	seeded timestamptz := (SELECT applied_at FROM schema_migrations WHERE version = '20260118_index_orders_by_customer')
		+ CASE WHEN odd AND '{{oddity}}' = 'moved' THEN interval '6 days 2 hours' ELSE interval '184 days 2 hours' END;
BEGIN
--| {{behind}} and {{behind_too}} kept the old schema
	ASSERT NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attname = '{{column}}'), 'column';
--| no order younger than the rollout is in either of the two
	ASSERT (SELECT max(created_at) < seeded - interval '{{until}}' FROM orders), 'no order since the rollout';
	ASSERT (SELECT max(created_at) > seeded - interval '{{until}}' - interval '90 minutes' FROM orders), 'and orders until then';
	ASSERT (SELECT max(id) = {{rows}} FROM orders), 'none but the seeded';
END
$$;
