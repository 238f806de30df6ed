-- The board alone: which clients there are, and what they are told.
SELECT session, database, state, detail FROM ride.status();
\c app_db
\i name.sql
\i repair.sql
