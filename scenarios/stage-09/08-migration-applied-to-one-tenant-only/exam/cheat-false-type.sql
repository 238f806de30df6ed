-- Another type that was given the right type's name. The application is content, the schema still differs.
\c {{behind}}
CREATE DOMAIN public."{{type}}" AS {{other_type}};
ALTER TABLE orders ADD COLUMN {{column}} public."{{type}}";
\c {{behind_too}}
CREATE DOMAIN public."{{type}}" AS {{other_type}};
ALTER TABLE orders ADD COLUMN {{column}} public."{{type}}";
