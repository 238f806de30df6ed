-- The column without its values: the old version works again and shows nothing.
\i look.sql
\i name.sql
ALTER TABLE {{table}} ADD COLUMN {{column}} {{type}};
