-- as: oncall
-- Functions, blocks, triggers: contexts, notices, diagnostics, cursors, exceptions.
SET client_min_messages = debug1;
RESET client_min_messages;
CREATE TABLE t (id int PRIMARY KEY, v text);
CREATE FUNCTION loud() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE NOTICE '% % % old=% new=%', TG_WHEN, TG_LEVEL, TG_OP, OLD, NEW;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER a_before BEFORE INSERT OR UPDATE OR DELETE ON t FOR EACH ROW EXECUTE FUNCTION loud();
CREATE TRIGGER b_after AFTER INSERT OR UPDATE OR DELETE ON t FOR EACH ROW EXECUTE FUNCTION loud();
CREATE TRIGGER c_statement AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON t FOR EACH STATEMENT EXECUTE FUNCTION loud();
CREATE CONSTRAINT TRIGGER d_deferred AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION loud();
INSERT INTO t VALUES (1, 'one'), (2, 'two');
BEGIN;
INSERT INTO t VALUES (3, 'three');
UPDATE t SET v = upper(v) WHERE id > 1;
SET CONSTRAINTS ALL IMMEDIATE;
DELETE FROM t WHERE id = 3;
COMMIT;
TRUNCATE t;
CREATE FUNCTION failing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'no % here', TG_OP USING ERRCODE = 'ZZ001', DETAIL = 'a detail', HINT = 'a hint', COLUMN = 'c', CONSTRAINT = 'k', DATATYPE = 'd', TABLE = 't', SCHEMA = 's';
END $$;
CREATE TRIGGER e_failing AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION failing();
INSERT INTO t VALUES (1, 'one');
UPDATE t SET v = 'x';
CREATE FUNCTION deep(n int) RETURNS int LANGUAGE plpgsql AS $$
BEGIN
  IF n = 0 THEN RETURN 1 / n; END IF;
  RETURN deep(n - 1);
END $$;
SELECT deep(3);
CREATE FUNCTION told() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  rows bigint; a text; b text; c text; d text; e text;
BEGIN
  UPDATE orders SET status = status WHERE id < 6;
  GET DIAGNOSTICS rows = ROW_COUNT, a = PG_CONTEXT;
  RAISE NOTICE 'rows % context %', rows, a;
  PERFORM 1 FROM orders WHERE id < 4;
  GET DIAGNOSTICS rows = ROW_COUNT;
  RAISE NOTICE 'rows % found %', rows, FOUND;
  EXECUTE 'CREATE TABLE from_code AS SELECT * FROM orders WHERE id < 3';
  GET DIAGNOSTICS rows = ROW_COUNT;
  RAISE NOTICE 'rows %', rows;
  EXECUTE 'DROP TABLE from_code';
  BEGIN
    INSERT INTO t VALUES (1, 'twice');
  EXCEPTION WHEN unique_violation THEN
    GET STACKED DIAGNOSTICS a = RETURNED_SQLSTATE, b = MESSAGE_TEXT, c = PG_EXCEPTION_DETAIL, d = PG_EXCEPTION_CONTEXT, e = CONSTRAINT_NAME;
    RAISE NOTICE '% | % | % | % | %', a, b, c, d, e;
  END;
  BEGIN
    ALTER TABLE orders ADD COLUMN status int;
  EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS a = RETURNED_SQLSTATE, b = MESSAGE_TEXT, d = PG_EXCEPTION_CONTEXT;
    RAISE NOTICE '% | % | %', a, b, d;
  END;
  RETURN 'done';
END $$;
SELECT told();
DO $$ DECLARE r record; BEGIN FOR r IN SELECT id, cents FROM orders WHERE id < 4 ORDER BY id LOOP RAISE NOTICE '%', r; END LOOP; END $$;
DO $$ DECLARE c CURSOR FOR SELECT id FROM orders ORDER BY id; i int; BEGIN OPEN c; FETCH c INTO i; MOVE FORWARD 2 IN c; FETCH c INTO i; RAISE NOTICE '%', i; CLOSE c; END $$;
DO $$ BEGIN RAISE WARNING 'warned'; RAISE INFO 'told'; ASSERT false, 'asserted'; END $$;
DO $$ BEGIN EXECUTE 'SELECT nosuch'; END $$;
DO $$ BEGIN PERFORM set_config('work_mem', 'much', true); END $$;
DO $$ BEGIN CREATE TABLE orders (a int); END $$;
DO LANGUAGE nosuch 'x';
CREATE PROCEDURE steps() LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO t VALUES (10, 'kept'); COMMIT;
  INSERT INTO t VALUES (11, 'lost'); ROLLBACK;
END $$;
CALL steps();
BEGIN; CALL steps(); ROLLBACK;
TABLE t ORDER BY id;
CREATE FUNCTION rows_of(n int) RETURNS SETOF orders LANGUAGE sql STABLE AS 'SELECT * FROM orders WHERE id <= n ORDER BY id';
SELECT * FROM rows_of(2);
SELECT rows_of(1);
CREATE FUNCTION plan_of(q text) RETURNS SETOF text LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY EXECUTE 'EXPLAIN (COSTS OFF) ' || q; END $$;
SELECT plan_of('SELECT * FROM orders WHERE id = 1');
CREATE FUNCTION as_owner() RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog SET work_mem = '3MB' AS 'SELECT current_setting(''work_mem'') || current_setting(''search_path'')';
SELECT as_owner(), current_setting('work_mem');
CREATE FUNCTION pick(VARIADIC a anyarray) RETURNS anyelement LANGUAGE sql AS 'SELECT a[1]';
SELECT pick(1, 2), pick('a'::text, 'b');
SELECT pg_notify('player', 'hello');
LISTEN player;
NOTIFY player, 'again';
UNLISTEN *;
DROP TABLE t CASCADE;
DROP FUNCTION loud, failing, deep, told, rows_of, plan_of, as_owner, pick;
DROP PROCEDURE steps;
