-- The same rows in other files.
\i mend.sql
VACUUM FULL sales;
VACUUM FULL papers;
CLUSTER orders USING orders_pkey;
REINDEX TABLE sales;
