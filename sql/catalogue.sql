-- The catalogue and the vocabulary. They grow: what is asked is true of all entries, or is about the first four.
SELECT * FROM ride.scenarios()
WHERE id ~ '^stage-(09/0[589]|12/02)-' ORDER BY id;
SELECT count(*) = count(DISTINCT id) AS once_each, bool_and(id ~ '^stage-\d\d/\d\d-[a-z0-9-]+$') AS named,
       bool_and(title <> '' AND topic <> '') AS told, bool_and(level BETWEEN 1 AND 5) AS levels,
       bool_and(minutes ~ '^\d+-\d+$') AS minutes, bool_and(instances >= 1) AS playable
FROM ride.scenarios();
SELECT array_agg(id) = array_agg(id ORDER BY id COLLATE "C") AS in_order FROM ride.scenarios();

SELECT count(*) = count(DISTINCT mechanism) AS once_each, bool_and(mechanism ~ '^[a-z_]+$') AS named,
       bool_and(area <> '' AND says <> '') AS told
FROM ride.mechanisms();
SELECT area, mechanism FROM ride.mechanisms()
WHERE mechanism IN ('schema_behind', 'incompatible_schema_change', 'blocked_by_open_transaction', 'incomplete_backfill')
ORDER BY 2;
-- Each area's words stand together.
SELECT area FROM (SELECT area, area IS DISTINCT FROM lag(area) OVER (ORDER BY n) AS begins
                  FROM ride.mechanisms() WITH ORDINALITY AS m(area, mechanism, says, n)) areas
WHERE begins GROUP BY area HAVING count(*) > 1;
