-- Sees and names everything, ends the holder, and leaves the rest for the morning.
\i look.sql
\i name.sql
\i stabilise.sql
