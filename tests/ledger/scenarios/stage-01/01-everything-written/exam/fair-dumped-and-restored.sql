-- Empties a table and fills it from a copy, as a restore of a dump does.
\i mend.sql
BEGIN;
LOCK TABLE papers, sales IN ACCESS EXCLUSIVE MODE;
CREATE TEMP TABLE papers_copy AS SELECT * FROM papers;
CREATE TEMP TABLE sales_copy AS SELECT * FROM sales;
TRUNCATE papers, sales;
INSERT INTO papers (id, is_paid, code, place, amount, part, least, mood, price, pair, list, body, doc, doc_b, day, at, span, raw, short, left_open)
  OVERRIDING SYSTEM VALUE SELECT id, is_paid, code, place, amount, part, least, mood, price, pair, list, body, doc, doc_b, day, at, span, raw, short, left_open FROM papers_copy;
INSERT INTO sales OVERRIDING SYSTEM VALUE SELECT * FROM sales_copy;
COMMIT;
