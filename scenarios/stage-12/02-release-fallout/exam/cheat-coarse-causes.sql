-- Names the main shop under every mechanism there is, and the three causes beside it: all but two of those are wrong.
SELECT count(ride.diagnose(mechanism, 'app_db')) FROM ride.mechanisms();
\i name.sql
