-- Entries that only look like the right one: another case, a space, a look-alike table.
\c {{behind}}
INSERT INTO schema_migrations (version) VALUES (upper('{{version}}')), ('{{version}} '), ('%');
CREATE TABLE "Schema_Migrations" AS SELECT '{{version}}'::text AS version;
