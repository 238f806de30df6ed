-- Looks as an ORM reflects: the table by its schema and name to an OID, the columns by the OID.
\c {{ahead}}
SELECT c.oid AS reflected FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relname = 'orders' AND c.relkind = ANY (ARRAY['r', 'p', 'f', 'v', 'm']::"char"[]) \gset
SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS format_type, (SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum AND a.atthasdef) AS default_value, a.attnotnull AS not_null, pgd.description AS comment
FROM pg_attribute a LEFT JOIN pg_description pgd ON pgd.objoid = a.attrelid AND pgd.objsubid = a.attnum WHERE a.attrelid = :reflected AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum;
\c {{behind}}
SELECT c.oid AS reflected FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relname = 'orders' AND c.relkind = ANY (ARRAY['r', 'p', 'f', 'v', 'm']::"char"[]) \gset
SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS format_type, (SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum AND a.atthasdef) AS default_value, a.attnotnull AS not_null, pgd.description AS comment
FROM pg_attribute a LEFT JOIN pg_description pgd ON pgd.objoid = a.attrelid AND pgd.objsubid = a.attnum WHERE a.attrelid = :reflected AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum;
\c {{behind_too}}
SELECT c.oid AS reflected FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relname = 'orders' AND c.relkind = ANY (ARRAY['r', 'p', 'f', 'v', 'm']::"char"[]) \gset
SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS format_type, (SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum AND a.atthasdef) AS default_value, a.attnotnull AS not_null, pgd.description AS comment
FROM pg_attribute a LEFT JOIN pg_description pgd ON pgd.objoid = a.attrelid AND pgd.objsubid = a.attnum WHERE a.attrelid = :reflected AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum;
\i name.sql
\i mend.sql
