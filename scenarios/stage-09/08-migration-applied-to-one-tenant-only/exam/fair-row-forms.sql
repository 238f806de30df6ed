-- The keys of one order as JSON; a whole row as one value; the newest one in a lateral.
\c {{ahead}}
SELECT jsonb_object_keys(to_jsonb(o)) FROM (SELECT * FROM orders LIMIT 1) AS o;
\c {{behind}}
SELECT o FROM orders AS o ORDER BY id DESC LIMIT 1;
\c {{behind_too}}
SELECT t.* FROM (VALUES (1), (2)) AS v (n), LATERAL (SELECT * FROM orders WHERE id = v.n) AS t;
\i name.sql
\i mend.sql
