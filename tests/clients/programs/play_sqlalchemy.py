"""09/09 through SQLAlchemy: reflection of the tables, a repair by its own DDL and inserts, score."""
import json

from sqlalchemy import Column, MetaData, Table, Text, create_engine, func, inspect, select, text

COLUMN, VERSION = "release_id", "20260531_add_order_release_id"


def engine_of(database):
    return create_engine(f"postgresql+psycopg2:///{database}")  # the rest is in libpq's variables


def versions_of(database):
    engine = engine_of(database)
    migrations = Table("schema_migrations", MetaData(), autoload_with=engine)
    with engine.connect() as connection:
        return set(connection.execute(select(migrations.c.version)).scalars())


behind = versions_of("tenant_b")
assert VERSION in versions_of("tenant_a") & versions_of("tenant_c") and VERSION not in behind

engine = engine_of("tenant_b")
assert COLUMN not in {column["name"] for column in inspect(engine).get_columns("orders")}
migrations = Table("schema_migrations", MetaData(), autoload_with=engine)
with engine.begin() as connection:
    connection.execute(select(func.ride.diagnose("schema_behind", f"tenant_b.orders.{COLUMN}")))
with engine.begin() as connection:
    connection.execute(text(f"ALTER TABLE orders ADD COLUMN {COLUMN} text"))
    connection.execute(migrations.insert().values(version=VERSION))
with engine.connect() as connection:
    card = json.loads(connection.execute(text("SELECT * FROM ride.score('json')")).scalar_one())
assert (card["fix"], card["trap"]) == (40, 20), card  # what was seen of one tenant is told at submit
