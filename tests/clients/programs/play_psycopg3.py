"""09/09 through psycopg 3 alone: statements prepared on the server, results in binary, a pipeline; repair, score."""
import json

import psycopg

COLUMN, VERSION = "release_id", "20260531_add_order_release_id"


def versions_of(database):
    with psycopg.connect(dbname=database) as connection, connection.cursor(binary=True) as cursor:
        cursor.execute("SELECT version, applied_at FROM schema_migrations WHERE version > %s", ("",), prepare=True)
        return {version for version, _ in cursor}


behind = versions_of("tenant_b")
assert VERSION in versions_of("tenant_a") & versions_of("tenant_c") and VERSION not in behind

with psycopg.connect(dbname="tenant_b") as connection:
    with connection.pipeline(), connection.cursor() as columns, connection.cursor() as named:
        columns.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped",
            ("public.orders",),
        )
        named.execute("SELECT ride.diagnose(%s, %s)", ("schema_behind", f"tenant_b.orders.{COLUMN}"))
        assert (COLUMN,) not in columns.fetchall()
    connection.commit()
    with connection.pipeline():
        connection.execute(f"ALTER TABLE orders ADD COLUMN {COLUMN} text")
        connection.execute("INSERT INTO schema_migrations (version) VALUES (%s)", (VERSION,))
    connection.commit()
    card = json.loads(connection.execute("SELECT * FROM ride.score(%s)", ("json",)).fetchone()[0])
    assert (card["fix"], card["trap"]) == (40, 20), card  # what was seen of one tenant is told at submit
