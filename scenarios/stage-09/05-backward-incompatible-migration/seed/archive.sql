-- The archive of last year has {{column}} to this day. No order in it is in {{table}}, and no application reads it.
CREATE TABLE {{table}}_2025 (
  id          bigint PRIMARY KEY,
  customer_id bigint NOT NULL,
  status      text NOT NULL,
  total_cents bigint NOT NULL,
  {{column}} {{type}}
);
INSERT INTO {{table}}_2025
SELECT 900000 + i, 1 + (i * 71) % 211, 'shipped', 690 + (i * 677) % 8200
FROM generate_series(1, 800) AS i
ORDER BY i;
UPDATE {{table}}_2025 SET {{column}} = {{source}};
GRANT SELECT ON {{table}}_2025 TO app_user, migrator;
