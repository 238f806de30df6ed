-- Is "Backward-incompatible migration" told true?
-- Evidence: 20
\c app_db
SELECT * FROM schema_migrations, (SELECT * FROM {{table}} LIMIT 1) AS o;
SELECT * FROM pg_stat_activity;
DO $$
DECLARE
	kept timestamptz := (SELECT applied_at FROM schema_migrations WHERE version = '20260214_add_{{column}}_as_copy_of_{{source}}');
	dropped timestamptz := (SELECT applied_at FROM schema_migrations WHERE version = '20260601_drop_{{column}}_from_{{table}}');
BEGIN
--| The catalog confirms that the column is gone
	ASSERT NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = '{{table}}'::regclass AND attname = '{{column}}'), 'column';
--| `schema_migrations` names the change, `20260601_drop_{{column}}_from_{{table}}`, and where the values came from:
--| `20260214_add_{{column}}_as_copy_of_{{source}}`.
	ASSERT kept < dropped, 'records';
	ASSERT dropped = (SELECT max(applied_at) FROM schema_migrations), 'nothing came after the release';
--| So does a comment that nobody took away
	ASSERT (SELECT col_description(attrelid, attnum) LIKE '%{{column}}%' FROM pg_attribute WHERE attrelid = '{{table}}'::regclass AND attname = '{{source}}'), 'comment';
	ASSERT (SELECT count(*) = 1 FROM pg_description WHERE objoid = '{{table}}'::regclass), 'on that column alone';
	ASSERT (SELECT atttypid = '{{type}}'::regtype FROM pg_attribute WHERE attrelid = '{{table}}'::regclass AND attname = '{{source}}'), 'a copy has the type of what it copies';
--| some hosts run the old version, some the new one
	ASSERT (SELECT count(*) = 3 FROM pg_stat_activity WHERE datname = 'app_db' AND application_name IN ('{{old_1}}', '{{old_2}}', 'new_app')), 'sessions';
--| No order may be lost
	ASSERT (SELECT count(*) = {{rows}} FROM {{table}} WHERE id <= {{rows}} AND {{source}}::text = ({{seeded}})), 'orders of before';
	ASSERT (SELECT bool_and((created_at < dropped) = (id <= {{rows}})) FROM {{table}}), 'the new version took those since';
	ASSERT (SELECT count(*) = {{live}} FROM {{table}} WHERE created_at >= dropped), 'so many';
	ASSERT (SELECT bool_and(created_at <= now()) FROM {{table}}), 'none of them tomorrow';
END
$$;
