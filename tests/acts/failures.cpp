/*
 * Acts that fail by themselves.
 *
 * Pure C++. An error is seen by its SQLSTATE and a word of its message; it is told of, and commits nothing.
 */
#include "tests/acts/repertoire.hpp"

namespace acts
{

namespace
{

using When = Entry::When;

Act refused(Stage &stage)
{
	const std::vector<std::string> statements{"SELECT nosuch FROM orders",
	                                          "SELECT * FROM nowhere",
	                                          "SELECT * FROM nosuch",
	                                          "SELECT 1 / 0",
	                                          "SELECT cents / (id - id) FROM orders",
	                                          "SELEC 1",
	                                          "DO $$ BEGIN RAISE EXCEPTION 'said the player'; END $$",
	                                          "DO $$ BEGIN RAISE EXCEPTION 'said the players'; END $$",
	                                          "CREATE TABLE ledger (id int)",
	                                          "DROP TABLE nowhere",
	                                          "SELECT 'x'::int",
	                                          "COPY nowhere TO STDOUT",
	                                          "EXECUTE nowhere",
	                                          "FETCH FROM nowhere",
	                                          "ROLLBACK TO nowhere",
	                                          "SELECT * FROM pg_authid"};
	Statement statement{stage.one_of(statements), {}, {}, {}};
	statement.effects.tag = "never";
	return single(stage.chance(70) ? Way::simple : Way::parameters, statement);
}

Act rejected(Stage &stage)
{
	const std::string taken = std::to_string(380 + stage.session); /* no session's own, so it is there */
	Statement statement{"INSERT INTO customers (id, name) VALUES (" + taken + ", 'taken')", {}, {}, {}};
	statement.effects.tries = {{"INSERT", "customers"}};
	if (stage.chance(50))
	{
		statement.sql = "INSERT INTO orders VALUES (" + stage.new_key() + ", -1, 'lost', 1)";
		statement.effects.tries = {{"INSERT", "orders"}};
	}
	statement.effects.tag = "never";
	statement.effects.analysed = true;
	return single(statement);
}

} // namespace

const std::vector<Entry> &failures()
{
	static const std::vector<Entry> entries{{"refused", 6, When::anywhere, refused},
	                                        {"rejected", 4, When::anywhere, rejected}};
	return entries;
}

} // namespace acts
