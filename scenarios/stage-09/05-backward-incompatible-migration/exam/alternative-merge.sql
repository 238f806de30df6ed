-- Idempotent blocks that ask the catalog first and may run twice, and a MERGE for the values.
\i look.sql
\i name.sql
DO $$
BEGIN
  FOR attempt IN 1..2 LOOP
    IF NOT EXISTS (SELECT FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{{table}}' AND column_name = '{{column}}') THEN
      EXECUTE format('ALTER TABLE public.%I ADD COLUMN %I {{type}}', '{{table}}', '{{column}}');
    END IF;
  END LOOP;
END
$$;
MERGE INTO {{table}} AS o USING {{table}} AS s ON o.id = s.id WHEN MATCHED THEN UPDATE SET {{column}} = s.{{source}};
ALTER TABLE {{table}} ADD CONSTRAINT {{column}}_is_there CHECK ({{column}} IS NOT NULL) NOT VALID;
ALTER TABLE {{table}} VALIDATE CONSTRAINT {{column}}_is_there;
