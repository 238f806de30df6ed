-- What is told of every tenant, and of the harmless differences between them.
SELECT * FROM schema_migrations, (SELECT * FROM orders LIMIT 1) AS o;
DO $$
DECLARE
	odd boolean := current_database() = ANY (string_to_array('{{odd}}', ' '));
BEGIN
--| this rollout never wrote to it, in no tenant
	ASSERT NOT EXISTS (SELECT FROM schema_migrations WHERE version LIKE '%{{column}}' AND version NOT LIKE '%old_{{column}}'), 'record';
--| That tenant_b holds so few orders tells only that it is young.
--| tenant_b, with many, fails as well.
	ASSERT (SELECT count(*) = 140 FROM orders WHERE id <= {{rows}}) = (odd AND '{{oddity}}' = 'few-orders'), 'few orders';
--| The other column that only shop_north has, note, was tried out once; no application knows it.
	ASSERT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attname = 'note') = (odd AND '{{oddity}}' = 'note-column'), 'note';
--| The list of shop_south leaves out 20260309_check_order_total although the check is there
--| The list of brand_alder leaves out 20260309_check_order_total although the check is there
	ASSERT EXISTS (SELECT FROM schema_migrations WHERE version = '20260309_check_order_total') = NOT (odd AND '{{oddity}}' = 'unrecorded'), 'list';
	ASSERT EXISTS (SELECT FROM pg_constraint WHERE conname = 'orders_total_cents_check'), 'check';
--| The column old_label, with its record from April, is in all three
	ASSERT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attname = 'old_{{column}}') = ('{{oddity}}' = 'near-name'), 'near name';
	ASSERT EXISTS (SELECT FROM schema_migrations WHERE version LIKE '202604%_old_{{column}}') = ('{{oddity}}' = 'near-name'), 'record of the near name';
--| The two that fail also have an index on created_at that the third has not. It is older than the release
--| The index on created_at that only brand_cedar has is older than the release
	ASSERT (to_regclass('orders_created_at_idx') IS NOT NULL) = (odd AND '{{oddity}}' = 'index'), 'index';
--| The view open_orders in shop_south belongs to somebody's report
	ASSERT (to_regclass('open_orders') IS NOT NULL) = (odd AND '{{oddity}}' = 'view'), 'view';
--| That status may be NULL in brand_birch is an old slip: no row is
	ASSERT (SELECT attnotnull FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attname = 'status') = NOT (odd AND '{{oddity}}' = 'nullable-status'), 'status';
	ASSERT NOT EXISTS (SELECT FROM orders WHERE status IS NULL), 'no status is NULL';
--| brand_alder was moved to this server not long ago, so everything in its list carries one date: that of the move.
	ASSERT (SELECT count(DISTINCT applied_at) = 1 FROM schema_migrations) = (odd AND '{{oddity}}' = 'moved'), 'dates';
END
$$;
