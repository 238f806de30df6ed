"""09/09 through Alembic: what autogenerate says to the difference of two tenants, and its operations as the repair."""
import json

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import MetaData, create_engine, text

COLUMN, VERSION = "release_id", "20260531_add_order_release_id"


def engine_of(database):
    return create_engine(f"postgresql+psycopg2:///{database}")  # the rest is in libpq's variables


def versions_of(database):
    with engine_of(database).connect() as connection:
        return set(connection.execute(text("SELECT version FROM schema_migrations")).scalars())


healthy = MetaData()
healthy.reflect(bind=engine_of("tenant_a"))
behind = versions_of("tenant_b")
assert VERSION in versions_of("tenant_a") & versions_of("tenant_c") and VERSION not in behind

with engine_of("tenant_b").connect() as connection:
    differences = compare_metadata(MigrationContext.configure(connection), healthy)
    ((kind, _, table, column),) = differences
    assert (kind, table, column.name) == ("add_column", "orders", COLUMN), differences
    connection.execute(text(f"SELECT ride.diagnose('schema_behind', 'tenant_b.orders.{COLUMN}')"))
with engine_of("tenant_b").begin() as connection:
    operations = Operations(MigrationContext.configure(connection))
    operations.add_column(table, column.copy())
    operations.execute(text("INSERT INTO schema_migrations (version) VALUES (:version)").bindparams(version=VERSION))
with engine_of("tenant_b").connect() as connection:
    card = json.loads(connection.execute(text("SELECT * FROM ride.score('json')")).scalar_one())
assert (card["fix"], card["trap"]) == (40, 20), card  # what was seen of one tenant is told at submit
