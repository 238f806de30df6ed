-- Mends the main shop and forgets that there are others.
\i stabilise.sql
\i finish.sql
