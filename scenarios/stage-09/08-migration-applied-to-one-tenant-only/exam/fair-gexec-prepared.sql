-- Statements made of the catalog by \gexec; a prepared statement with the table as parameter; how well each column is filled.
\c {{ahead}}
SELECT format('SELECT %L AS name, count(%I) FROM orders', attname, attname) FROM pg_attribute
WHERE attrelid = 'orders'::regclass AND attnum > 0 AND NOT attisdropped \gexec
\c {{behind}}
PREPARE shape (name) AS SELECT a.attname, pg_get_expr(d.adbin, d.adrelid) FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
LEFT JOIN pg_attrdef AS d ON (d.adrelid, d.adnum) = (a.attrelid, a.attnum) WHERE c.relname = $1 AND a.attnum > 0;
EXECUTE shape ('orders');
\c {{behind_too}}
SELECT attname, null_frac, n_distinct FROM pg_stats WHERE tablename = 'orders';
\i name.sql
\i mend.sql
