-- Another type that was given the right type's name, and its record: application and record, not the column.
\c {{behind}}
CREATE DOMAIN public."{{type}}" AS {{other_type}};
ALTER TABLE orders ADD COLUMN {{column}} public."{{type}}";
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
