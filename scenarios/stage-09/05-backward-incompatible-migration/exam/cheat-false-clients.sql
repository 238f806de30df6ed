-- Opens sessions under the names of the clients and looks like them, instead of mending anything.
\c app_db
SET application_name = 'old_app_1';
SET ROLE app_user;
SELECT id, status AS {{column}} FROM orders LIMIT 5;
\c app_db
SET application_name = 'old_app_2';
SELECT status AS {{column}}, count(*) FROM orders GROUP BY 1;
