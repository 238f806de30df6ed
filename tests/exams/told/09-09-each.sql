-- What is told of the harmless differences between the tenants.
SELECT * FROM schema_migrations, (SELECT * FROM orders LIMIT 1) AS o;
DO $$
DECLARE
	odd boolean := current_database() = ANY (string_to_array('{{odd}}', ' '));
BEGIN
--| its list is complete all the same
	ASSERT (SELECT count(*) = 3 FROM schema_migrations WHERE version IN ('20260102_create_orders', '20260118_index_orders_by_customer', '20260309_check_order_total')), 'list';
	ASSERT EXISTS (SELECT FROM schema_migrations WHERE version = '20260702_add_order_gift_note') = ('{{oddity}}' = 'newer'), 'newer';
	ASSERT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attname = 'gift_note') = ('{{oddity}}' = 'newer'), 'its column';
--| The column old_parcel_no and its record from April are in all three
	ASSERT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attname = 'old_{{column}}') = ('{{oddity}}' = 'near-name'), 'near name';
	ASSERT EXISTS (SELECT FROM schema_migrations WHERE version LIKE '202604%_old_{{column}}') = ('{{oddity}}' = 'near-name'), 'record of the near name';
--| The index on created_at that only shop_south has is older than the release, and harmless.
	ASSERT (to_regclass('orders_created_at_idx') IS NOT NULL) = (odd AND '{{oddity}}' = 'index'), 'index';
--| That shop_north holds so few orders tells only that it is young.
--| That shop_west holds so few orders tells only that it is young.
	ASSERT (SELECT count(*) = 140 FROM orders WHERE id <= {{rows}}) = (odd AND '{{oddity}}' = 'few-orders'), 'few orders';
--| The view open_orders in brand_alder belongs to somebody's report
	ASSERT (to_regclass('open_orders') IS NOT NULL) = (odd AND '{{oddity}}' = 'view'), 'view';
--| That status may be NULL in brand_birch is an old slip: no row is
	ASSERT (SELECT attnotnull FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attname = 'status') = NOT (odd AND '{{oddity}}' = 'nullable-status'), 'status';
	ASSERT NOT EXISTS (SELECT FROM orders WHERE status IS NULL), 'no status is NULL';
END
$$;
