-- as: oncall
-- DML: rows, counts and command tags.
CREATE TABLE stock (id int PRIMARY KEY, kind text, n int);
INSERT INTO stock SELECT i, 'k' || i % 3, i * 10 FROM generate_series(1, 9) AS i RETURNING *;
UPDATE stock SET n = n + 1 WHERE kind = 'k1' RETURNING id, n;
UPDATE stock s SET n = o.cents FROM orders o WHERE o.id = s.id AND s.id < 4;
DELETE FROM stock USING orders o WHERE o.id = stock.id AND o.status = 'paid' RETURNING stock.id;
INSERT INTO stock VALUES (1, 'again', 0) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind WHERE stock.n > 0 RETURNING *;
INSERT INTO stock VALUES (1, 'again', 0) ON CONFLICT DO NOTHING;
MERGE INTO stock USING (VALUES (1, 'm'), (99, 'm')) AS v(id, kind) ON stock.id = v.id WHEN MATCHED THEN UPDATE SET kind = v.kind WHEN NOT MATCHED THEN INSERT VALUES (v.id, v.kind, 0);
WITH gone AS (DELETE FROM stock WHERE id = 99 RETURNING *), made AS (INSERT INTO stock VALUES (100, 'cte', 1) RETURNING id) SELECT gone.id, made.id FROM gone, made;
TABLE stock ORDER BY id;
SELECT kind, count(*), sum(n) FILTER (WHERE n > 10), array_agg(id ORDER BY id), rank() OVER (ORDER BY kind) FROM stock GROUP BY ROLLUP (kind) ORDER BY 1, 2;
SELECT id, lag(n) OVER w, sum(n) OVER w FROM stock WINDOW w AS (PARTITION BY kind ORDER BY id) ORDER BY id;
WITH RECURSIVE t(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT sum(n) FROM t;
SELECT s.id, l.x FROM stock s, LATERAL (SELECT s.id * 2 AS x) l WHERE s.id < 3 ORDER BY 1;
SELECT * FROM stock FOR UPDATE SKIP LOCKED LIMIT 0;
VALUES (1, 'a'), (2, 'b') ORDER BY 1 DESC;
SELECT count(*), sum(cents) FROM orders;
SELECT count(*) FROM paid_orders;
UPDATE customers SET note = 'seen' WHERE id IN (1, 2) RETURNING id, name, note;
UPDATE events SET id = id + 1000 WHERE id = 10 RETURNING tableoid::regclass, id;
INSERT INTO events VALUES (11, 'in'), (1999, 'in') RETURNING tableoid::regclass;
DELETE FROM customers WHERE id = 3;
SELECT count(*) FROM orders WHERE customer_id = 3;
SELECT paid(6), noisy(6), sealed(6);
SELECT sum(paid(id)) FROM orders;
COPY stock TO STDOUT (FORMAT csv, HEADER);
COPY (SELECT id, kind FROM stock ORDER BY id) TO STDOUT (DELIMITER '|', NULL '-');
COPY stock FROM STDIN;
201	copied	1
202	\N	\N
\.
COPY stock (id, n) FROM STDIN (FORMAT csv) WHERE n > 5;
203,5
204,6
\.
COPY stock FROM STDIN;
205	bad	many
\.
COPY stock FROM STDIN;
201	twice	1
\.
COPY stock FROM STDIN;
206	short
\.
COPY stock (id, missing) FROM STDIN;
COPY missing TO STDOUT;
COPY stock TO PROGRAM 'cat';
COPY stock TO '/tmp/refused';
TABLE stock ORDER BY id;
DROP TABLE stock;
SELECT * FROM orders WHERE id < 4 \gdesc
SELECT 'SELECT ' || i FROM generate_series(1, 2) AS i \gexec
SELECT 1 AS one, 2 AS two \gset
\echo :one :two :ROW_COUNT :SQLSTATE :LAST_ERROR_SQLSTATE
