-- psql's own command for the table, ride.status() for the clients; no column in the diagnosis.
\c app_db
\d+ {{table}}
SELECT session, database, state FROM ride.status();
SELECT ride.diagnose('incompatible_schema_change', 'app_db.{{table}}');
\i repair.sql
