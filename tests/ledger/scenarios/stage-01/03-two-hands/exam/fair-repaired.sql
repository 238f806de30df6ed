-- The column that both hands want.
\c shop
ALTER TABLE notes ADD COLUMN release_id text;
