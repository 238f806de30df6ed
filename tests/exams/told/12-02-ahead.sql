-- What is told of the tenants that the release reached.
SELECT * FROM schema_migrations, (SELECT * FROM orders LIMIT 1) AS o;
DO $$
DECLARE
	released timestamptz := (SELECT applied_at FROM schema_migrations WHERE version = '{{version}}');
	seeded timestamptz := (SELECT applied_at FROM schema_migrations WHERE version = '20260118_index_orders_by_customer') + interval '184 days 2 hours';
BEGIN
--| The runner does {{ahead}} and {{ahead_too}} first.
	ASSERT released < seeded - interval '25 minutes', 'record of before that of app_db';
--| orders of before the release stay without a mark there
--| new orders come with their mark, old ones stay without
	ASSERT (SELECT bool_and(({{column}} IS NULL) = (created_at < released)) FROM orders), 'with a mark or of before the release';
	ASSERT (SELECT count(*) >= 3 FROM orders WHERE created_at >= released), 'this tenant went on taking orders';
END
$$;
