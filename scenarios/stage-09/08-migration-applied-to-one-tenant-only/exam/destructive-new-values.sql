-- The right repair, and the orders since the rollout lose what they were written with.
\i compare.sql
\i name.sql
\i mend.sql
\c {{ahead}}
UPDATE orders SET {{column}} = NULL WHERE {{column}} IS NOT NULL;
