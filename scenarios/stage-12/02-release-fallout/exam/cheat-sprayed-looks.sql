-- After a blind repair, looks at everything there is.
\i repair.sql
\i look.sql
\d+ orders
SELECT * FROM pg_locks;
SELECT * FROM ride.status();
SELECT * FROM ride.app_log();
