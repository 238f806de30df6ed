-- The functions of schema ride. Everything is revoked from public; the on-call's role is made by the director, so what
-- it may call is granted to public by name and refused inside to anyone who did not log in as oncall.
CREATE FUNCTION ride.require_sandbox() RETURNS void AS 'MODULE_PATHNAME', 'ride_require_sandbox'
  LANGUAGE C STRICT VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION ride.require_sandbox() IS 'raises unless this server is a ride sandbox';
SELECT ride.require_sandbox();

CREATE FUNCTION ride.scenarios(OUT id text, OUT title text, OUT topic text, OUT level int, OUT minutes text, OUT instances int)
  RETURNS SETOF record AS 'MODULE_PATHNAME', 'ride_scenarios' LANGUAGE C STRICT VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION ride.scenarios() IS 'the catalogue: one row a scenario; instances is how many different seeds it has';

CREATE FUNCTION ride.prepare(id text, seed int DEFAULT 0) RETURNS text AS 'MODULE_PATHNAME', 'ride_prepare'
  LANGUAGE C STRICT VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION ride.prepare(text, int) IS 'plants a scenario (roles, databases, seeds) without letting anything run; returns its full id; superusers only';

CREATE FUNCTION ride.start(id text, seed int DEFAULT 0) RETURNS text AS 'MODULE_PATHNAME', 'ride_start'
  LANGUAGE C STRICT VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION ride.start(text, int) IS 'plants a scenario if it is not prepared yet, and makes it live; returns when every proof holds; superusers only';

CREATE FUNCTION ride.stop() RETURNS text AS 'MODULE_PATHNAME', 'ride_stop' LANGUAGE C STRICT VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION ride.stop() IS 'ends the incident and drops its databases; superusers only';

CREATE FUNCTION ride.admit(password text) RETURNS void AS 'MODULE_PATHNAME', 'ride_admit'
  LANGUAGE C STRICT VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION ride.admit(text) IS 'lets the on-call log in with this password; superusers only';

CREATE FUNCTION ride.status(OUT phase text, OUT scenario text, OUT seed int, OUT session text, OUT database text,
  OUT state text, OUT rounds bigint, OUT detail text)
  RETURNS SETOF record AS 'MODULE_PATHNAME', 'ride_status' LANGUAGE C STRICT VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION ride.status() IS 'phase (idle, prepared, starting, live, submitted) and what each application client does; reading it counts as looking at sessions';

CREATE FUNCTION ride.briefing() RETURNS SETOF text AS 'MODULE_PATHNAME', 'ride_briefing'
  LANGUAGE C STRICT VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION ride.briefing() IS 'what the pager says, line by line';

CREATE FUNCTION ride.hint() RETURNS SETOF text AS 'MODULE_PATHNAME', 'ride_hint'
  LANGUAGE C STRICT VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION ride.hint() IS 'the next hint; hints cost nothing and are counted on the card';

CREATE FUNCTION ride.mechanisms(OUT area text, OUT mechanism text, OUT says text)
  RETURNS SETOF record AS 'MODULE_PATHNAME', 'ride_mechanisms' LANGUAGE C STRICT VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION ride.mechanisms() IS 'the words that ride.diagnose() understands, by area';

CREATE FUNCTION ride.diagnose(mechanism text, culprit text) RETURNS text AS 'MODULE_PATHNAME', 'ride_diagnose'
  LANGUAGE C STRICT VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION ride.diagnose(text, text) IS 'declares a cause: a mechanism and what it sits in (database, database.table, database.table.column, session:NAME, a pid, role:, slot:, setting:); judged at submit, where a wrong pair halves the points for naming the cause';

CREATE FUNCTION ride.undiagnose(mechanism text, culprit text) RETURNS text AS 'MODULE_PATHNAME', 'ride_undiagnose'
  LANGUAGE C STRICT VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION ride.undiagnose(text, text) IS 'takes a declared cause back';

CREATE FUNCTION ride.diagnoses(OUT mechanism text, OUT culprit text)
  RETURNS SETOF record AS 'MODULE_PATHNAME', 'ride_diagnoses' LANGUAGE C STRICT VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION ride.diagnoses() IS 'the declared causes that stand';

CREATE FUNCTION ride.score(format text DEFAULT 'text') RETURNS SETOF text AS 'MODULE_PATHNAME', 'ride_score'
  LANGUAGE C STRICT VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION ride.score(text) IS 'the scorecard now, as lines (text, junit) or one document (json); an error names who is in the way when it cannot be said';

CREATE FUNCTION ride.scorecard(OUT dimension text, OUT item text, OUT points int, OUT max int, OUT state text, OUT says text)
  RETURNS SETOF record AS 'MODULE_PATHNAME', 'ride_scorecard' LANGUAGE C STRICT VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION ride.scorecard() IS 'the scorecard now, one row an item';

CREATE FUNCTION ride.submit(format text DEFAULT 'text') RETURNS SETOF text AS 'MODULE_PATHNAME', 'ride_submit'
  LANGUAGE C STRICT VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION ride.submit(text) IS 'ends your other sessions, judges, freezes the card and opens the postmortem';

CREATE FUNCTION ride.postmortem() RETURNS SETOF text AS 'MODULE_PATHNAME', 'ride_postmortem'
  LANGUAGE C STRICT VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION ride.postmortem() IS 'what really happened; after submit only';

CREATE FUNCTION ride.app_log(max_rows int DEFAULT 50, OUT at timestamptz, OUT application text, OUT database text,
  OUT sqlstate text, OUT message text)
  RETURNS SETOF record AS 'MODULE_PATHNAME', 'ride_app_log' LANGUAGE C STRICT VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION ride.app_log(int) IS 'what the applications logged, newest last; counts as looking at the databases whose lines it returns';

CREATE FUNCTION ride.actions(OUT at timestamptz, OUT database text, OUT kind text, OUT object text, OUT committed boolean)
  RETURNS SETOF record AS 'MODULE_PATHNAME', 'ride_actions' LANGUAGE C STRICT VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION ride.actions() IS 'your own recorded statements; committed is NULL while their transaction is open';

REVOKE ALL ON SCHEMA ride FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ride FROM PUBLIC;
GRANT USAGE ON SCHEMA ride TO PUBLIC;
GRANT EXECUTE ON FUNCTION ride.scenarios(), ride.status(), ride.briefing(), ride.hint(), ride.mechanisms(),
  ride.diagnose(text, text), ride.undiagnose(text, text), ride.diagnoses(), ride.score(text), ride.scorecard(),
  ride.submit(text), ride.postmortem(), ride.app_log(int), ride.actions() TO PUBLIC;
