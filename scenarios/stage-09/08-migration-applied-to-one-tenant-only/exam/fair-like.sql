-- A table like orders, and what that looks like.
\c {{ahead}}
CREATE TEMP TABLE probe (LIKE orders INCLUDING ALL);
\d probe
\c {{behind}}
CREATE TEMP TABLE probe (LIKE orders INCLUDING ALL);
\d probe
\c {{behind_too}}
CREATE TEMP TABLE probe (LIKE orders INCLUDING ALL);
\d probe
\i name.sql
\i mend.sql
