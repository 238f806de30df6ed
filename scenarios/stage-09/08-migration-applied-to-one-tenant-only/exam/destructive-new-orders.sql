-- The right repair, and the orders since the rollout deleted where it had worked: they looked like tests.
\i mend.sql
\c {{ahead}}
DELETE FROM orders WHERE id > {{rows}};
