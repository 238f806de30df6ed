-- Begins, repairs, and goes for coffee.
BEGIN;
ALTER TABLE {{table}} ADD COLUMN {{column}} {{type}};
UPDATE {{table}} SET {{column}} = {{source}};
