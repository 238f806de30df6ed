-- An index instead of a column.
\c app_db
CREATE INDEX CONCURRENTLY ON {{table}} ({{source}});
