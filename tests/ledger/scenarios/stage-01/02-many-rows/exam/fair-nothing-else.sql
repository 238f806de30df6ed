-- Nothing but the flag.
\i await.sql
