-- Repairs first and looks afterwards, which proves nothing any more.
\i mend.sql
\i compare.sql
\i name.sql
