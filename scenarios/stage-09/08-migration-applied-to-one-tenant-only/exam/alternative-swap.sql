-- A table rewritten by hand in one transaction, in both tenants: locked, copied, exchanged; the old one stays as a backup.
\i compare.sql
\i name.sql
\c {{behind}}
\i swap.sql
COMMIT;
\c {{behind_too}}
\i swap.sql
COMMIT;
