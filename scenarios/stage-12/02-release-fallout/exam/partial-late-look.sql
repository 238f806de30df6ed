-- Acts first and looks afterwards, which proves nothing any more.
\i repair.sql
\i look.sql
\i name.sql
