"""09/09 through psycopg 2 alone: a cursor on the server, information_schema, repair, score."""
import json

import psycopg2

COLUMN, VERSION = "release_id", "20260531_add_order_release_id"


def versions_of(database):
    with psycopg2.connect(dbname=database) as connection, connection.cursor(name="versions") as cursor:
        cursor.itersize = 2
        cursor.execute("SELECT version FROM schema_migrations ORDER BY applied_at")
        return {version for (version,) in cursor}


behind = versions_of("tenant_b")
assert VERSION in versions_of("tenant_a") & versions_of("tenant_c") and VERSION not in behind

connection = psycopg2.connect(dbname="tenant_b")
with connection, connection.cursor() as cursor:
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = %s AND table_name = %s", ("public", "orders")
    )
    assert (COLUMN,) not in cursor.fetchall()
    cursor.execute("SELECT ride.diagnose(%s, %s)", ("schema_behind", f"tenant_b.orders.{COLUMN}"))
with connection, connection.cursor() as cursor:
    cursor.execute(f"ALTER TABLE orders ADD COLUMN {COLUMN} text")
    cursor.execute("INSERT INTO schema_migrations (version) VALUES (%s)", (VERSION,))
with connection, connection.cursor() as cursor:
    cursor.execute("SELECT * FROM ride.score('json')")
    card = json.loads(cursor.fetchone()[0])
    assert (card["fix"], card["trap"]) == (40, 20), card  # what was seen of one tenant is told at submit
