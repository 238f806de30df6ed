/*
 * 09/09 through pgjdbc alone: looks by DatabaseMetaData and by portals fetched in pieces, repair, score.
 *
 * Where to is in the libpq variables. Exits with 1 unless the driver itself is told of full marks but for the diagnosis.
 */
import java.sql.*;
import java.util.Properties;

class Play {
	static Connection open(String database) throws SQLException {
		Properties properties = new Properties();
		properties.setProperty("user", System.getenv("PGUSER"));
		properties.setProperty("password", System.getenv("PGPASSWORD"));
		properties.setProperty("ApplicationName", "jdbc");
		return DriverManager.getConnection(
			"jdbc:postgresql://" + System.getenv("PGHOST") + ":" + System.getenv("PGPORT") + "/" + database, properties);
	}

	/* Within a transaction and with a fetch size, pgjdbc suspends the portal after each row. */
	static int versionsOf(String database) throws SQLException {
		try (Connection connection = open(database); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.setFetchSize(1);
			int count = 0;
			try (ResultSet rows = statement.executeQuery("SELECT version, applied_at FROM schema_migrations ORDER BY applied_at")) {
				while (rows.next())
					++count;
			}
			connection.commit();
			return count;
		}
	}

	static boolean hasColumn(Connection connection, String column) throws SQLException {
		try (ResultSet columns = connection.getMetaData().getColumns(null, "public", "orders", null)) {
			boolean found = false;
			while (columns.next())
				found |= columns.getString("COLUMN_NAME").equals(column);
			return found;
		}
	}

	static String one(Connection connection, String query, String... values) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(query)) {
			for (int i = 0; i < values.length; ++i)
				statement.setString(i + 1, values[i]);
			try (ResultSet rows = statement.executeQuery()) {
				rows.next();
				return rows.getString(1);
			}
		}
	}

	public static void main(String[] arguments) throws SQLException {
		int ahead = Math.min(versionsOf("tenant_a"), versionsOf("tenant_c"));
		if (versionsOf("tenant_b") >= ahead)
			throw new IllegalStateException("tenant_b is not behind");
		try (Connection connection = open("tenant_b")) {
			if (hasColumn(connection, "release_id"))
				throw new IllegalStateException("tenant_b has the column already");
			one(connection, "SELECT ride.diagnose(?, ?)", "schema_behind", "tenant_b.orders.release_id");
			connection.setAutoCommit(false);
			try (Statement statement = connection.createStatement()) {
				statement.execute("SET LOCAL lock_timeout = '5s'");
				statement.execute("ALTER TABLE orders ADD COLUMN release_id text");
			}
			try (PreparedStatement statement = connection.prepareStatement("INSERT INTO schema_migrations (version) VALUES (?)")) {
				statement.setString(1, "20260531_add_order_release_id");
				statement.addBatch();
				statement.executeBatch();
			}
			connection.commit();
			connection.setAutoCommit(true);
			String card = one(connection, "SELECT * FROM ride.score(?)", "json");
			if (!card.contains("\"fix\":40,\"trap\":20")) // what was seen of one tenant is told at submit
				throw new IllegalStateException(card);
		}
	}
}
