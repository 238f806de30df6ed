-- A session that looks like the application and works: a temporary orders of the right shape, under the application's name
-- and role. Only the sessions of the incident are asked.
SET application_name = '{{app}}';
CREATE TEMPORARY TABLE orders (customer_id bigint, {{column}} {{type}});
GRANT INSERT ON pg_temp.orders TO app_user;
SET ROLE app_user;
INSERT INTO orders VALUES (7, '{{prefix}}1');
