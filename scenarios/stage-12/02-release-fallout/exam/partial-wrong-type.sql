-- Everything, with a column in the tenant that is of another type than everywhere else.
\i stabilise.sql
\i finish.sql
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} varchar(40);
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
