-- As the postmortem tells it: what fails, what the table lost, who still needs it; then the column and its values again.
SELECT application, sqlstate, message, count(*) FROM ride.app_log() GROUP BY 1, 2, 3;
\i look.sql
\i name.sql
\i repair.sql
