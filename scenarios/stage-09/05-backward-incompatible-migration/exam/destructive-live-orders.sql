-- The right repair, and the orders since the deploy began are deleted.
\i look.sql
\i name.sql
\i repair.sql
DELETE FROM {{table}} WHERE id > {{rows}};
