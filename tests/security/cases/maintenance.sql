-- sandbox: 09/09
-- since: 17
-- The right to maintain: the role that has it everywhere, and the privilege on one table.
\set VERBOSITY sqlstate
\set fix 'SELECT item, state FROM ride.scorecard() WHERE dimension = ''fix'';'
\c tenant_b
-- The repair, so that there is something to lose.
ALTER TABLE public.orders ADD COLUMN release_id text;
INSERT INTO public.schema_migrations (version) VALUES ('20260531_add_order_release_id');
:fix
GRANT pg_maintain TO oncall;
GRANT pg_maintain TO app_user;
GRANT MAINTAIN ON ride.ddl_log TO oncall;
GRANT MAINTAIN ON pg_catalog.pg_class TO oncall;
BEGIN; LOCK TABLE ride.ddl_log IN ACCESS SHARE MODE; ROLLBACK;
REINDEX TABLE ride.ddl_log;
CLUSTER ride.ddl_log;
SELECT object AS recorded FROM ride.actions() WHERE kind = 'attempt' ORDER BY at;
-- A warning each, and nothing done.
VACUUM FULL ride.ddl_log;
ANALYZE ride.ddl_log;
VACUUM pg_catalog.pg_authid;
-- On the incident's own tables it is the owner's to give: no code runs in a check for it, and none is kept from asking.
CREATE FUNCTION public.spy(text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS
  'BEGIN RAISE LOG ''spy in % as %'', session_user, current_user; RETURN true; END';
CREATE INDEX spying ON public.schema_migrations (public.spy(version));
GRANT MAINTAIN ON public.schema_migrations TO PUBLIC;
:fix
REVOKE ALL ON public.schema_migrations FROM PUBLIC;
DROP INDEX public.spying;
:fix
