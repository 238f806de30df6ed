-- psql itself: \d with a pattern, \d+ expanded, a second psql with -c \d.
\c {{ahead}}
\d ord*
\c {{behind}}
\x
\d+ public.orders
\x
\c {{behind_too}}
\! psql --no-psqlrc --dbname={{behind_too}} --command='\d orders'
\i name.sql
\i mend.sql
