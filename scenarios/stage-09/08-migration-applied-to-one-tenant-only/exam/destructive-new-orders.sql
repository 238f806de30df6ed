-- The right repair, and the orders since the rollout are deleted where ordering worked.
\i compare.sql
\i name.sql
\i mend.sql
\c {{ahead}}
DELETE FROM orders WHERE id > {{rows}};
