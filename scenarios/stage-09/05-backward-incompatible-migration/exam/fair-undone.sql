-- A look, a backup in a schema of its own, and on the way an index that is taken back and much housekeeping.
\i look.sql
\i name.sql
CREATE SCHEMA tonight;
CREATE TABLE tonight.{{table}} AS TABLE public.{{table}};
CREATE INDEX on_the_way ON {{table}} (status);
\i repair.sql
DROP INDEX on_the_way;
DROP TABLE tonight.{{table}};
CREATE VIEW for_reports AS SELECT id, {{column}} FROM {{table}};
REINDEX TABLE {{table}};
VACUUM FULL ANALYZE {{table}};
