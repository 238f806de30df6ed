-- Included: the repair as the postmortem tells it.
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
\c {{behind_too}}
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
