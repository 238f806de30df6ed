-- Makes the new column agree with the old one by overwriting both.
\c app_db
ALTER TABLE {{table}} ADD COLUMN {{column}} {{type}} DEFAULT '0';
UPDATE {{table}} SET {{source}} = {{column}} WHERE id <= {{rows}};
