-- Reads only what the application says, then one order of the tenant that works.
SELECT database, sqlstate, message, count(*) FROM ride.app_log(200) GROUP BY 1, 2, 3;
\c {{ahead}}
SELECT * FROM orders ORDER BY id DESC LIMIT 1;
\i name.sql
\i mend.sql
