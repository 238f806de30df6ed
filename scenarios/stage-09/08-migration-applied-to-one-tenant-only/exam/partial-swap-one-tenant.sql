-- The rewritten table in one tenant, nothing in the other, nothing looked at.
\c {{behind}}
\i swap.sql
COMMIT;
