-- The usual repair. Included by others.
\i stabilise.sql
\i finish.sql
\i complete.sql
