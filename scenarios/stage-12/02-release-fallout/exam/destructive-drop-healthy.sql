-- The right repair, and a rollback of the one tenant that nobody complained about.
\i repair.sql
\c {{ahead}}
ALTER TABLE orders DROP COLUMN {{column}};
