-- Blind in the main shop: a trigger lets the writers themselves do the backfill; looked at only afterwards.
\c app_db
SELECT pid, application_name, state, wait_event_type, pg_blocking_pids(pid), query FROM pg_stat_activity WHERE datname = 'app_db';
\i stabilise.sql
CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN IF pg_trigger_depth() = 1 THEN UPDATE public.orders SET {{column}} = '{{fill}}' WHERE {{column}} IS NULL; END IF; RETURN NULL; END $$;
CREATE TRIGGER fill AFTER UPDATE ON orders FOR EACH STATEMENT EXECUTE FUNCTION fill();
CREATE FUNCTION d() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.{{column}} := coalesce(NEW.{{column}}, '{{fill}}'); RETURN NEW; END $$;
CREATE TRIGGER d BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION d();
DO $$ BEGIN WHILE EXISTS (SELECT FROM orders WHERE {{column}} IS NULL) LOOP PERFORM pg_sleep(0.1); COMMIT; END LOOP; END $$;
\d orders
\i look-tenants.sql
\i name.sql
\i complete.sql
