-- "Orders are failing, so orders needs an index."
\c {{behind}}
CREATE INDEX CONCURRENTLY ON orders (status);
\c {{behind_too}}
CREATE INDEX ON orders (status);
