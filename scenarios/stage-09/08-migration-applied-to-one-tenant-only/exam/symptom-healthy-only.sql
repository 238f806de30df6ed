-- Checks the tenant that the pipeline checked, finds the column there and blames what it sees.
\c {{ahead}}
\d orders
SELECT ride.diagnose('schema_behind', '{{ahead}}');
ANALYZE orders;
