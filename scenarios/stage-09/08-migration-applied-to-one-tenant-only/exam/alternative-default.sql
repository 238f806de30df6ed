-- Run as the owner of the tables and as the role that migrates. Once stricter than the release, with a default and NOT
-- NULL, so that old orders carry a value too; once in two steps, by way of another type.
\i compare.sql
\i name.sql
\c {{behind}}
SET ROLE app_owner;
ALTER TABLE orders ADD COLUMN {{column}} {{type}} NOT NULL DEFAULT '{{prefix}}0';
\c {{behind_too}}
SET ROLE migrator;
ALTER TABLE orders ADD COLUMN {{column}} {{other_type}};
ALTER TABLE orders ALTER COLUMN {{column}} TYPE {{type}};
