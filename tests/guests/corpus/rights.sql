-- as: app_user
-- Rights are asked for as ever: a role that may do little.
SELECT count(*) FROM customers;
UPDATE customers SET note = 'by app_user' WHERE id = 1 RETURNING note;
SELECT * FROM sealed(3);
TRUNCATE customers;
ALTER TABLE customers ADD COLUMN a int;
DROP TABLE customers;
CREATE TABLE mine (a int);
CREATE INDEX ON customers (name);
COPY customers TO STDOUT (FORMAT nosuch);
COPY ledger FROM PROGRAM 'true';
CREATE SCHEMA mine;
CREATE TEMP TABLE mine (a int);
SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE backend_type = 'checkpointer';
SELECT pg_terminate_backend(2147483647);
SET ROLE app_owner;
VACUUM customers;
ANALYZE customers;
LOCK TABLE customers IN ACCESS EXCLUSIVE MODE;
SELECT has_table_privilege('customers', 'TRUNCATE');
SELECT query FROM pg_stat_activity WHERE pid = pg_backend_pid();
