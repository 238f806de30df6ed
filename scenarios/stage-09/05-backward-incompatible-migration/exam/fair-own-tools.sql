-- A toolbox of views and functions in a schema of one's own, used for every look.
\c app_db
CREATE SCHEMA tools;
CREATE VIEW tools.who AS SELECT application_name, state, count(*) FROM pg_stat_activity WHERE datname IS NOT NULL GROUP BY 1, 2;
CREATE FUNCTION tools.shape(t regclass) RETURNS TABLE (name name, type text) LANGUAGE sql STABLE AS
  $$ SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = t AND attnum > 0 AND NOT attisdropped $$;
SELECT * FROM tools.who;
SELECT * FROM tools.shape('{{table}}');
\i name.sql
\i repair.sql
DROP SCHEMA tools CASCADE;
