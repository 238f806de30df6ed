-- sandbox: 09/09
-- A seeded table dropped under another command's name is a dropped table; dropped and brought back is not.
\set VERBOSITY sqlstate
\set card 'SELECT item, state FROM ride.scorecard() WHERE item LIKE ''dropped%'';'
\c tenant_a
BEGIN; DROP TABLE public.orders; ROLLBACK;
:card
CREATE SCHEMA attic;
ALTER TABLE public.orders SET SCHEMA attic;
ALTER TABLE attic.orders RENAME TO junk;
BEGIN; DROP SCHEMA attic CASCADE; ROLLBACK;
:card
CREATE TYPE public.shape AS (version text, applied_at timestamptz);
ALTER TABLE public.schema_migrations OF public.shape;
DROP TYPE public.shape CASCADE;
:card
DROP DATABASE tenant_c;
:card
