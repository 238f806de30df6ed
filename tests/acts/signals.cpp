/*
 * Acts that send signals: to the incident's sessions, to the player's own, to nobody.
 *
 * Pure C++. A signal counts when it was sent; a statement that sends one is no look.
 */
#include "tests/acts/repertoire.hpp"

namespace acts
{

namespace
{

using When = Entry::When;

Statement sending(const std::string &sql, const Signal &signal)
{
	Statement statement{sql, {}, {}, {}};
	statement.effects.tag = "SELECT";
	statement.effects.signals = {signal};
	return statement;
}

std::string call(bool terminates, int pid)
{
	return std::string(terminates ? "pg_terminate_backend(" : "pg_cancel_backend(") + std::to_string(pid) + ")";
}

/* The guilty one would not come back, so it is only cancelled. */
Sandbox::Client some_client(Stage &stage, bool terminates)
{
	const std::vector<Sandbox::Client> clients = stage.sandbox.clients();
	for (;;)
		if (const Sandbox::Client &client = stage.one_of(clients); !terminates || client.session != "holder")
			return client;
}

Act to_client(Stage &stage)
{
	const bool terminates = stage.chance(50);
	const Sandbox::Client client = some_client(stage, terminates);
	const Signal signal{terminates, client.session, client.pid};
	const std::string pid = std::to_string(client.pid);
	const std::string function = terminates ? "pg_terminate_backend" : "pg_cancel_backend";
	Statement statement = sending("SELECT " + call(terminates, client.pid), signal);
	switch (stage.below(7))
	{
		case 0:
			statement = sending(
			    "SELECT " + function + "(pid), application_name FROM pg_stat_activity WHERE pid = " + pid, signal);
			statement.effects.object = "pg_catalog.pg_stat_activity";
			break;
		case 1:
			statement = sending("DO $$ BEGIN PERFORM " + call(terminates, client.pid) + "; END $$", signal);
			statement.effects.tag = "DO";
			break;
		case 2:
			statement = sending(
			    "SELECT * FROM orders, " + call(terminates, client.pid) + " AS sent WHERE orders.id = 1", signal);
			statement.effects.object = "public.orders";
			break;
		case 3:
			statement = sending("SELECT " + function + "($1)", signal);
			statement.parameters = {pid};
			return {"", {{Way::parameters, {statement}}}};
		case 4:
			statement = sending("COPY (SELECT " + call(terminates, client.pid) + ") TO STDOUT", signal);
			statement.effects.tag = "COPY";
			break;
		case 5: /* it fails afterwards, and the signal is out */
			statement = sending("DO $$ BEGIN PERFORM " + call(terminates, client.pid) +
			                        "; RAISE EXCEPTION 'the player gives up'; END $$",
			                    signal);
			statement.effects.tag = "DO";
			break;
		default:
			break;
	}
	return single(statement);
}

Act to_own(Stage &stage)
{
	if (stage.others.empty())
		return to_client(stage);
	const int pid = stage.one_of(stage.others);
	return single(sending("SELECT " + call(false, pid), {false, "", pid}));
}

Act to_nobody(Stage &)
{
	Statement statement{"SELECT pg_cancel_backend(2147483647), sum(id) FROM customers", {}, {}, {}};
	statement.effects.tag = "SELECT";
	statement.effects.object = "public.customers";
	statement.effects.reads = {"customers"}; /* nobody was signalled: it was a look */
	return single(statement);
}

/* Itself: it sees the end of its own statement, or of its own connection. */
Act to_itself(Stage &stage)
{
	const bool terminates = stage.chance(50);
	return single(sending("SELECT " + call(terminates, stage.pid) + ", pg_sleep(30)", {terminates, "", stage.pid}));
}

} // namespace

const std::vector<Entry> &signals()
{
	static const std::vector<Entry> entries{{"signal", 5, When::anywhere, to_client},
	                                        {"signal-own", 2, When::anywhere, to_own},
	                                        {"signal-nobody", 1, When::anywhere, to_nobody},
	                                        {"signal-itself", 1, When::anywhere, to_itself}};
	return entries;
}

} // namespace acts
