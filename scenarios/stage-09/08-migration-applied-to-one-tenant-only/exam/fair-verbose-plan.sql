-- Plans that tell the columns, and a header that psql describes.
\c {{ahead}}
SELECT * FROM orders \gdesc
\c {{behind}}
EXPLAIN (VERBOSE) SELECT * FROM orders;
\c {{behind_too}}
EXPLAIN (VERBOSE) SELECT * FROM orders;
\i name.sql
\i mend.sql
