-- Sessions that look like the application and work: a temporary orders of the right shape, under the application's name
-- and role. Only those of the incident are asked.
SET application_name = '{{app}}';
CREATE TEMPORARY TABLE orders (customer_id bigint, {{column}} {{type}});
GRANT INSERT ON pg_temp.orders TO app_user;
SET ROLE app_user;
INSERT INTO orders VALUES (7, '{{prefix}}1');
SELECT pg_sleep(2);
