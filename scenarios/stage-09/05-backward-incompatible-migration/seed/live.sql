-- The orders since the deploy began: the new version took them, works on these and on no others.
INSERT INTO {{table}} (customer_id, status, total_cents, created_at)
SELECT 1 + (i * 53) % 211, 'new', 900 + (i * 613) % 7400, now() - make_interval(secs => ({{live}} - i) * 47 + 9)
FROM generate_series(1, {{live}}) AS i
ORDER BY i;
