-- What is told of the tenants that the release reached.
DO $$
DECLARE
	odd boolean := current_database() = ANY (string_to_array('{{odd}}', ' '));
	released timestamptz := (SELECT applied_at FROM schema_migrations WHERE version = '{{version}}');
BEGIN
--| `orders.{{column}}` existed and the version was recorded.
	ASSERT released IS NOT NULL, 'record';
	ASSERT (SELECT atttypid = '{{type}}'::regtype FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attname = '{{column}}'), 'column';
--| Orders of before the release have no `{{column}}` in any of them
	ASSERT (SELECT bool_and(({{column}} IS NULL) = (created_at < released)) FROM orders), 'with the column or of before the release';
	ASSERT (SELECT bool_and(({{column}} IS NULL) = (id <= {{rows}})) FROM orders), 'the seeded ones are of before';
--| other customers notice nothing
	ASSERT (SELECT count(*) >= 19 FROM orders WHERE created_at >= released), 'this tenant went on taking orders';
--| All three got 20260702_add_order_gift_note later on.
	ASSERT '{{oddity}}' <> 'newer' OR (SELECT applied_at > released FROM schema_migrations WHERE version = '20260702_add_order_gift_note'), 'newer';
--| tenant_c confirmed its oldest entry again after the release. By time that is its last one
	ASSERT ((SELECT version FROM schema_migrations ORDER BY applied_at DESC LIMIT 1) = '20260102_create_orders') = (odd AND '{{oddity}}' = 'confirmed'), 'confirmed';
--| brand_cedar was moved to this server not long ago, so the old entries of its list carry one date: that of the move.
	ASSERT (SELECT count(DISTINCT applied_at) = 1 FROM schema_migrations WHERE applied_at < released) = (odd AND '{{oddity}}' = 'moved'), 'dates';
END
$$;
