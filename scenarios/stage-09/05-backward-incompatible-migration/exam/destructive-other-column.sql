-- The right repair, and what the customers paid is rounded.
\i look.sql
\i name.sql
\i repair.sql
UPDATE {{table}} SET created_at = date_trunc('hour', created_at) WHERE id <= {{rows}};
