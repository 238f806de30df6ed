-- A view in the place of the table, in both tenants. Orders are taken, what the release writes is lost, and no check can
-- trust a view.
\c {{behind}}
\i view.sql
\c {{behind_too}}
\i view.sql
