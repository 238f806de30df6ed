-- Opens sessions under the names of the clients and looks like them, instead of mending anything.
\c app_db
SET application_name = '{{old_1}}';
SET ROLE app_user;
SELECT id, {{source}} AS {{column}} FROM {{table}} LIMIT 5;
\c app_db
SET application_name = '{{old_2}}';
SELECT {{source}} AS {{column}}, count(*) FROM {{table}} GROUP BY 1;
