-- The right repair, after a try to throw the tenant away and start over.
\set ON_ERROR_STOP off
DROP DATABASE {{behind}};
\set ON_ERROR_STOP on
\i mend.sql
