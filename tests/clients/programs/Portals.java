/*
 * The extended protocol by pgjdbc: what only describes a statement is no look at rows, whatever it is fetched by is one.
 *
 *   Portals describe|pieces|prepared|binary      reads schema_migrations of the three tenants in that way
 */
import java.sql.*;
import java.util.Properties;

class Portals {
	static final String query = "SELECT version, applied_at FROM schema_migrations WHERE version > ? ORDER BY applied_at";

	static Connection open(String database, String mode) throws SQLException {
		Properties properties = new Properties();
		properties.setProperty("user", System.getenv("PGUSER"));
		properties.setProperty("password", System.getenv("PGPASSWORD"));
		properties.setProperty("ApplicationName", "portals");
		/* -1: prepared on the server and in binary from the first time on; 5 is the driver's own choice */
		properties.setProperty("prepareThreshold", mode.equals("binary") ? "-1" : "5");
		return DriverManager.getConnection(
			"jdbc:postgresql://" + System.getenv("PGHOST") + ":" + System.getenv("PGPORT") + "/" + database, properties);
	}

	static void look(String database, String mode) throws SQLException {
		try (Connection connection = open(database, mode); PreparedStatement statement = connection.prepareStatement(query)) {
			statement.setString(1, "");
			if (mode.equals("describe")) {
				if (statement.getMetaData().getColumnCount() != 2)
					throw new IllegalStateException("two columns were asked for");
				return;
			}
			connection.setAutoCommit(false);
			if (mode.equals("pieces")) {
				statement.setFetchSize(2);
				try (ResultSet rows = statement.executeQuery()) { /* closed long before its end */
					rows.next();
				}
			} else if (mode.equals("prepared")) {
				/* five times without a name on the server, from a table of one's own; the sixth time it has one */
				try (Statement own = connection.createStatement()) {
					own.execute("CREATE TEMP TABLE schema_migrations (version text, applied_at timestamptz)");
					for (int i = 0; i < 5; ++i)
						statement.executeQuery().close();
					own.execute("DROP TABLE pg_temp.schema_migrations");
				}
				try (ResultSet rows = statement.executeQuery()) {
					rows.next();
				}
			} else {
				try (ResultSet rows = statement.executeQuery()) {
					rows.next();
					rows.getTimestamp(2);
				}
			}
			connection.commit();
		}
	}

	public static void main(String[] arguments) throws SQLException {
		for (String database : new String[] {"tenant_a", "tenant_b", "tenant_c"})
			look(database, arguments[0]);
	}
}
