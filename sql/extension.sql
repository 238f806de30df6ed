-- What the extension brings: its members, how each function is declared, who may call it, and that each is explained.
SHOW ride.sandbox;
SET ride.sandbox = off;
SET ride.unheard_of = on;

CREATE ROLE visitor;
SET ROLE visitor;
CREATE EXTENSION ride;
RESET ROLE;
CREATE EXTENSION ride SCHEMA public;
CREATE EXTENSION ride;
SELECT extname, extnamespace::regnamespace, extrelocatable FROM pg_extension WHERE extname = 'ride';

SELECT pg_describe_object(classid, objid, 0) COLLATE "C" AS member
FROM pg_depend
WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'
  AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'ride')
  AND classid <> 'pg_type'::regclass -- since 17 a table's row type is a member too
ORDER BY 1;

SELECT oid::regprocedure AS function, pg_get_function_result(oid) AS result, provolatile AS volatile, proisstrict AS strict,
       proparallel AS parallel, prosecdef AS definer, proconfig AS config, probin AS library
FROM pg_proc WHERE pronamespace = 'ride'::regnamespace ORDER BY proname COLLATE "C";

-- The public may ask; planting and ending an incident, and the record itself, are the superuser's.
SELECT proname, has_function_privilege('visitor', oid, 'EXECUTE') AS public
FROM pg_proc WHERE pronamespace = 'ride'::regnamespace ORDER BY 2 DESC, 1;
SELECT privilege, has_schema_privilege('visitor', 'ride', privilege)
FROM unnest(ARRAY['CREATE', 'USAGE']) privilege ORDER BY 1;
SELECT privilege, has_table_privilege('visitor', 'ride.ddl_log', privilege)
FROM unnest(ARRAY['DELETE', 'INSERT', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE']) privilege ORDER BY 1;

SELECT evtname, evtevent, evtfoid::regprocedure AS function, evtenabled, evttags, evtowner::regrole AS owner
FROM pg_event_trigger ORDER BY 1;
SELECT attname, format_type(atttypid, atttypmod) AS type, attnotnull FROM pg_attribute
WHERE attrelid = 'ride.ddl_log'::regclass AND attnum > 0 ORDER BY attnum;

-- Everything is explained.
SELECT oid::regprocedure AS unexplained FROM pg_proc
WHERE pronamespace = 'ride'::regnamespace AND coalesce(obj_description(oid, 'pg_proc'), '') = '';
SELECT oid::regclass AS unexplained FROM pg_class
WHERE relnamespace = 'ride'::regnamespace AND relkind = 'r' AND coalesce(obj_description(oid, 'pg_class'), '') = '';
SELECT evtname AS unexplained FROM pg_event_trigger WHERE coalesce(obj_description(oid, 'pg_event_trigger'), '') = '';

-- It cannot be taken apart; it goes as a whole but for its schema, as any extension with one, and comes back.
DROP FUNCTION ride.score(text);
DROP EVENT TRIGGER ride_sql_drop;
DROP EXTENSION ride;
SELECT count(*) FROM pg_event_trigger;
SELECT count(*) FROM pg_depend WHERE refclassid = 'pg_namespace'::regclass AND refobjid = 'ride'::regnamespace;
CREATE EXTENSION ride;
DROP ROLE visitor;
