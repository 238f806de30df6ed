-- The right repair, and what a tenant has taken since the release is deleted.
\i look.sql
\i name.sql
\i repair.sql
\c {{ahead}}
DELETE FROM orders WHERE {{column}} IS NOT NULL;
