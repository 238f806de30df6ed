-- Is "Migration applied to one tenant only" told true? Asked in each of its databases.
-- Evidence: 18
\c {{ahead}}
DO $$
DECLARE
	since timestamptz := (SELECT min(created_at) FROM orders WHERE {{column}} IS NOT NULL);
BEGIN
--| `{{column}}` comes back in {{ahead}}, as {{type}}, and nowhere else.
	ASSERT (SELECT atttypid = '{{type}}'::regtype FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attname = '{{column}}'), 'column';
--| Orders of before the rollout have no `{{column}}` in any tenant, in {{ahead}} neither
	ASSERT (SELECT bool_and(({{column}} IS NULL) = (created_at < since)) FROM orders), 'with the column or of before the rollout';
	ASSERT (SELECT bool_and(({{column}} IS NULL) = (id <= {{rows}})) FROM orders), 'the seeded ones are of before';
--| some customers order as always
	ASSERT (SELECT count(*) >= 11 FROM orders WHERE created_at >= since), 'this tenant went on taking orders';
	ASSERT (SELECT max(created_at) > since - interval '90 minutes' FROM orders WHERE {{column}} IS NULL), 'and had taken them until then';
END
$$;
\i 09-08-each.sql
\c {{behind}}
\i 09-08-behind.sql
\i 09-08-each.sql
\c {{behind_too}}
\i 09-08-behind.sql
\i 09-08-each.sql
