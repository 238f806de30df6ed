-- The board shows the error of both tenants that fail; the one that works by \d.
SELECT session, database, state, detail FROM ride.status();
\c {{ahead}}
\d orders
\i name.sql
\i mend.sql
