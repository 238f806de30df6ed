-- In the checker's session nothing of the on-call's is called: not outright, not by a view, an operator or an index.
SELECT ride.start('09/09');
\c tenant_b oncall
SET ROLE app_owner;
CREATE FUNCTION lie(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE FUNCTION loud(int) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN $1; END';
CREATE FUNCTION rows() RETURNS SETOF int LANGUAGE sql STABLE AS 'SELECT 1';
CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = int, RIGHTARG = int);
CREATE FUNCTION differs(int, int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT false';
CREATE OPERATOR !== (FUNCTION = differs, LEFTARG = int, RIGHTARG = int);
CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int);
CREATE AGGREGATE odd(int) (SFUNC = int4pl, STYPE = int, FINALFUNC = loud);
CREATE VIEW lies AS SELECT lie(id::int) AS id FROM orders;
CREATE INDEX lying ON orders (lie(customer_id::int));
CREATE STATISTICS lying_statistics ON (lie(customer_id::int)), status FROM orders;
ANALYZE orders;
GRANT SELECT ON lies TO PUBLIC;
SELECT lie(1), loud(1), rows(), total(id::int) > 0 AS total, (SELECT count(*) > 0 FROM lies) AS lies FROM orders;
\c tenant_b ride_checker
\set VERBOSITY terse
SELECT lie(1);
SELECT loud(1);
SELECT * FROM rows();
SELECT 1 !== 2;
SELECT odd(customer_id::int) FROM orders;
SELECT count(id) FROM lies;
SELECT count(*) FROM ride.status();
-- What PostgreSQL brings is called as ever, and what is merely there harms nobody.
SELECT 1 OPERATOR(public.===) 1 AS equal, public.total(n) FROM generate_series(1, 3) n;
SELECT count(*) > 0 AS some FROM orders WHERE status = 'new';
\c regression postgres
SELECT ride.stop();
