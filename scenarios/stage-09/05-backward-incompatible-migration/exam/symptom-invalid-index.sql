-- The right repair, and a unique index that cannot be built and stays behind, invalid.
\i repair.sql
\set ON_ERROR_STOP off
CREATE UNIQUE INDEX CONCURRENTLY {{table}}_{{column}}_key ON {{table}} ({{column}});
