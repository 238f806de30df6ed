-- The right repair, and an index for good measure.
\i repair.sql
CREATE INDEX ON {{table}} ({{column}});
