-- Committed DDL of this database: written by event triggers and by the utility hook, in the transaction of the act
-- itself. Only superusers may read it; the director lets the checker do so too.
CREATE TABLE ride.ddl_log (
	act           bigint      NOT NULL, -- number of the clock that orders looks, acts and signals
	at            timestamptz NOT NULL,
	role          name        NOT NULL, -- whom the session authenticated as
	tag           text        NOT NULL, -- command tag with qualifiers: CREATE INDEX CONCURRENTLY, VACUUM FULL
	object_type   text        NOT NULL,
	object_schema text,
	object_name   text,                 -- identity; "setting:work_mem" for ALTER SYSTEM
	class         oid         NOT NULL, -- catalog that the object is in, 0 = none
	object        oid         NOT NULL, -- 0 = none
	relation      oid         NOT NULL, -- the table concerned: the object itself, or what the index, trigger … is on
	dropped       boolean     NOT NULL, -- the object is gone (of a dropped column, the table is not)
	rewrite       boolean     NOT NULL  -- the table's rows were written anew
);
REVOKE ALL ON ride.ddl_log FROM PUBLIC;
COMMENT ON TABLE ride.ddl_log IS 'committed DDL since the incident went live';

CREATE FUNCTION ride.ddl_command_end() RETURNS event_trigger
	LANGUAGE c VOLATILE PARALLEL UNSAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
	AS 'MODULE_PATHNAME', 'ride_ddl_command_end';
REVOKE ALL ON FUNCTION ride.ddl_command_end() FROM PUBLIC;
COMMENT ON FUNCTION ride.ddl_command_end() IS 'writes what was created or altered to ride.ddl_log';

CREATE FUNCTION ride.sql_drop() RETURNS event_trigger
	LANGUAGE c VOLATILE PARALLEL UNSAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
	AS 'MODULE_PATHNAME', 'ride_sql_drop';
REVOKE ALL ON FUNCTION ride.sql_drop() FROM PUBLIC;
COMMENT ON FUNCTION ride.sql_drop() IS 'writes what was dropped to ride.ddl_log';

CREATE FUNCTION ride.table_rewrite() RETURNS event_trigger
	LANGUAGE c VOLATILE PARALLEL UNSAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
	AS 'MODULE_PATHNAME', 'ride_table_rewrite';
REVOKE ALL ON FUNCTION ride.table_rewrite() FROM PUBLIC;
COMMENT ON FUNCTION ride.table_rewrite() IS 'writes which table is rewritten to ride.ddl_log';

CREATE EVENT TRIGGER ride_ddl_command_end ON ddl_command_end EXECUTE FUNCTION ride.ddl_command_end();
CREATE EVENT TRIGGER ride_sql_drop ON sql_drop EXECUTE FUNCTION ride.sql_drop();
CREATE EVENT TRIGGER ride_table_rewrite ON table_rewrite EXECUTE FUNCTION ride.table_rewrite();
-- Also where session_replication_role says replica.
ALTER EVENT TRIGGER ride_ddl_command_end ENABLE ALWAYS;
ALTER EVENT TRIGGER ride_sql_drop ENABLE ALWAYS;
ALTER EVENT TRIGGER ride_table_rewrite ENABLE ALWAYS;
COMMENT ON EVENT TRIGGER ride_ddl_command_end IS 'the record of an incident: what was created or altered';
COMMENT ON EVENT TRIGGER ride_sql_drop IS 'the record of an incident: what was dropped';
COMMENT ON EVENT TRIGGER ride_table_rewrite IS 'the record of an incident: which table was rewritten';
