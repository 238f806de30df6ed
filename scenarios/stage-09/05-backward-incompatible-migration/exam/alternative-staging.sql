-- A backup first; the values by way of a temporary table and a join.
\i look.sql
\i name.sql
CREATE TABLE {{table}}_before AS TABLE {{table}};
CREATE TEMPORARY TABLE staged AS SELECT id, {{source}} AS value FROM {{table}};
CREATE UNIQUE INDEX ON staged (id);
ANALYZE staged;
ALTER TABLE {{table}} ADD COLUMN IF NOT EXISTS {{column}} {{type}};
UPDATE {{table}} AS o SET {{column}} = s.value FROM staged AS s WHERE s.id = o.id AND o.{{column}} IS DISTINCT FROM s.value;
ANALYZE {{table}};
