-- Takes the values from the copy of last night, and those since from where they live.
\i look.sql
\i name.sql
SET lock_timeout = '5s';
ALTER TABLE {{table}} ADD COLUMN {{column}} {{type}};
UPDATE {{table}} AS o SET {{column}} = c.{{column}} FROM {{table}}_20260531 AS c WHERE c.id = o.id;
UPDATE {{table}} SET {{column}} = {{source}} WHERE {{column}} IS NULL;
