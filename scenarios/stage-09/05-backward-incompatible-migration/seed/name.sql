-- The shop calls its orders {{table}}.
DO $$
BEGIN
  IF '{{table}}' <> 'orders' THEN
    ALTER TABLE orders RENAME TO {{table}};
    ALTER TABLE {{table}} RENAME CONSTRAINT orders_pkey TO {{table}}_pkey;
    ALTER TABLE {{table}} RENAME CONSTRAINT orders_total_cents_check TO {{table}}_total_cents_check;
    ALTER INDEX orders_customer_id_created_at_idx RENAME TO {{table}}_customer_id_created_at_idx;
    ALTER SEQUENCE orders_id_seq RENAME TO {{table}}_id_seq;
    UPDATE schema_migrations SET version = replace(version, 'create_orders', 'create_{{table}}');
  END IF;
END
$$;
