-- Before an incident is live: what can be asked is answered, and what cannot says what to do first.
DO $$ -- the director may still be at its first start
BEGIN
  LOOP
    EXIT WHEN (SELECT phase FROM ride.status()) <> 'starting';
  END LOOP;
END $$;
SELECT phase, scenario, seed, session, database, state, rounds, detail FROM ride.status();
SELECT * FROM ride.briefing();
\set VERBOSITY terse
SELECT * FROM ride.hint();
SELECT ride.diagnose('schema_behind', 'tenant_b');
SELECT ride.undiagnose('schema_behind', 'tenant_b');
SELECT * FROM ride.diagnoses();
SELECT * FROM ride.score();
SELECT * FROM ride.scorecard();
SELECT * FROM ride.submit();
SELECT * FROM ride.postmortem();
SELECT * FROM ride.app_log();
SELECT * FROM ride.actions();
SELECT ride.stop();

-- Planted, but nothing runs yet.
\set VERBOSITY default
SELECT ride.prepare('09/09');
SELECT phase, scenario, seed, session, state FROM ride.status();
SELECT datname FROM pg_database WHERE datname LIKE 'tenant%' ORDER BY 1;
SELECT count(*) FROM pg_stat_activity WHERE datname LIKE 'tenant%' AND usename = 'app_user';
SELECT count(*) > 1 AS told FROM ride.briefing();
SELECT * FROM ride.score();
\set VERBOSITY terse
SELECT * FROM ride.hint();
SELECT ride.diagnose('schema_behind', 'tenant_b');
SELECT * FROM ride.diagnoses();
SELECT * FROM ride.scorecard();
SELECT * FROM ride.submit();
SELECT * FROM ride.postmortem();
SELECT * FROM ride.app_log();
SELECT * FROM ride.actions();
SELECT ride.prepare('09/09');
SELECT ride.start('09/08');
SELECT ride.start('09/09', 1);

-- The on-call is let in once there is one.
SELECT ride.admit('short');
SELECT ride.admit('long enough');
SELECT rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls FROM pg_roles WHERE rolname = 'oncall';
-- Clients refuse a password that is stretched less than this.
SELECT split_part(rolpassword, ':', 1) AS verifier FROM pg_authid WHERE rolname = 'oncall';

-- What is prepared is what starts.
SELECT ride.start('09/09', 0);
SELECT DISTINCT phase FROM ride.status();
SELECT ride.stop();
SELECT phase FROM ride.status();
SELECT datname FROM pg_database WHERE datname LIKE 'tenant%' ORDER BY 1;
