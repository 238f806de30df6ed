-- Texts that a collation takes for the same.
\i mend.sql
CREATE COLLATION alike (provider = icu, locale = 'und-u-ks-level1', deterministic = false);
ALTER TABLE papers ALTER COLUMN short TYPE varchar(10) COLLATE alike;
UPDATE papers SET short = upper(short) WHERE id = (SELECT min(id) FROM papers);
