-- After a blind repair, looks at everything there is.
\i repair.sql
\i look.sql
\d+
\d {{table}}
TABLE schema_migrations;
SELECT count(*) FROM {{table}};
SELECT * FROM ride.app_log();
SELECT * FROM ride.status();
