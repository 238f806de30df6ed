-- Functions called with nothing, rows of nothing.
\c {{ahead}}
SELECT row_to_json(NULL::orders), to_jsonb(NULL::orders) IS NULL;
SELECT NULL::orders IS NULL;
SELECT col_description('orders'::regclass, 0) WHERE false;
SELECT json_populate_record(NULL::orders, NULL) IS NULL;
\c {{behind}}
SELECT count(*) FROM json_populate_recordset(NULL::orders, '[]');
SELECT pg_describe_object(0, 0, 0), pg_get_object_address('table', '{}', '{}') WHERE false;
SELECT has_column_privilege(NULL::text, '{{column}}', 'SELECT');
SELECT has_column_privilege(0::oid, '{{column}}', 'SELECT');
\c {{behind_too}}
SELECT col_description(NULL, 1), format_type(NULL, NULL), pg_get_expr(NULL, NULL);
SELECT attname FROM pg_attribute WHERE attrelid = to_regclass('nothing_like_it');
SELECT attname FROM pg_attribute WHERE attrelid = NULL;
SELECT * FROM pg_stats WHERE tablename = 'orders' AND false;
SELECT column_name FROM information_schema.columns WHERE table_name = 'orders' LIMIT 0;
