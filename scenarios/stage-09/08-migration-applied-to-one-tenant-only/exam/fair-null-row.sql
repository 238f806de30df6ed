-- A row of nothing: its header has the columns.
\c {{ahead}}
SELECT (NULL::orders).*;
\c {{behind}}
SELECT (NULL::orders).*;
\c {{behind_too}}
SELECT (NULL::orders).*;
\i name.sql
\i mend.sql
