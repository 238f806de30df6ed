-- Reads only the application log: it says which clients fail and on which column.
SELECT * FROM ride.app_log();
\i name.sql
\i repair.sql
