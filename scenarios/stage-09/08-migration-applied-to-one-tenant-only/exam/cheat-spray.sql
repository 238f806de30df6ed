-- Names every mechanism for every tenant. The right pairs are among them, and worth nothing.
SELECT count(ride.diagnose(m.mechanism, t.name))
FROM ride.mechanisms() AS m, (VALUES ('{{first}}'), ('{{second}}'), ('{{third}}')) AS t (name);
