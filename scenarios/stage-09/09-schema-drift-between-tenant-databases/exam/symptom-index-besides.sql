-- The right repair, and an index for good measure.
\i mend.sql
CREATE INDEX ON orders ({{column}});
