/*
 * Acts that begin and end transactions and savepoints, and settings.
 *
 * Pure C++.
 */
#include "tests/acts/repertoire.hpp"

namespace acts
{

namespace
{

using When = Entry::When;

Statement control(const std::string &tag, const std::string &sql, Verb verb, const std::string &savepoint = {})
{
	Statement statement{sql, {}, {}, {}};
	statement.effects.tag = tag;
	statement.effects.verb = verb;
	statement.effects.savepoint = savepoint;
	return statement;
}

Act begin(Stage &stage)
{
	switch (stage.below(3))
	{
		case 0:
			return single(Way::parameters, control("BEGIN", "BEGIN", Verb::begin));
		case 1:
			return single(
			    control("START TRANSACTION", "START TRANSACTION ISOLATION LEVEL READ COMMITTED", Verb::begin));
		default:
			return single(control("BEGIN", "BEGIN", Verb::begin));
	}
}

Act commit(Stage &stage)
{
	return single(stage.chance(30) ? Way::parameters : Way::simple, control("COMMIT", "COMMIT", Verb::commit));
}

Act rollback(Stage &)
{
	return single(control("ROLLBACK", "ROLLBACK", Verb::rollback));
}

Act savepoint(Stage &stage)
{
	const std::string name = stage.fresh("sp");
	return single(control("SAVEPOINT", "SAVEPOINT " + name, Verb::savepoint, name));
}

/* One of the savepoints that stand; where there is none, a new one. */
const std::string *standing(Stage &stage)
{
	const auto &frames = stage.ledger.frames;
	if (frames.size() < 2)
		return nullptr;
	return &frames[1 + static_cast<std::size_t>(stage.below(static_cast<int>(frames.size()) - 1))].savepoint;
}

Act release(Stage &stage)
{
	const std::string *const name = standing(stage);
	return name == nullptr ? savepoint(stage)
	                       : single(control("RELEASE", "RELEASE SAVEPOINT " + *name, Verb::release, *name));
}

Act rollback_to(Stage &stage)
{
	const std::string *const name = standing(stage);
	return name == nullptr ? savepoint(stage)
	                       : single(control("ROLLBACK", "ROLLBACK TO " + *name, Verb::rollback_to, *name));
}

Act setting(Stage &stage)
{
	switch (stage.below(4))
	{
		case 0:
		{
			Statement statement = control("SHOW", "SHOW work_mem", Verb::none);
			return single(statement);
		}
		case 1:
		{
			Statement statement = control("RESET", "RESET statement_timeout", Verb::none);
			statement.effects.object = "setting:statement_timeout";
			return single(statement);
		}
		case 2:
		{
			Statement statement =
			    control("SELECT", "SELECT set_config('application_name', 'player', false)", Verb::none);
			return single(statement);
		}
		default:
		{
			Statement statement = control("SET", "SET work_mem = '5MB'", Verb::none);
			statement.effects.object = "setting:work_mem";
			return single(statement);
		}
	}
}

/* A whole transaction in one string. */
Act one_string(Stage &stage)
{
	Statement update{"UPDATE customers SET note = 's' WHERE id = " + stage.own_key(), {}, {}, {}};
	update.effects.tag = "UPDATE";
	update.effects.object = "public.customers";
	update.effects.changes = {"customers"};
	update.effects.analysed = true;
	Statement look{"SELECT id FROM orders", {}, {}, {}};
	look.effects.tag = "SELECT";
	look.effects.object = "public.orders";
	look.effects.reads = {"orders"};
	const bool stays = stage.chance(50);
	Message message{Way::simple, {look, control("BEGIN", "BEGIN", Verb::begin), update}};
	if (stage.chance(50))
	{
		message.statements.push_back(control("SAVEPOINT", "SAVEPOINT inner_one", Verb::savepoint, "inner_one"));
		message.statements.push_back(update);
		message.statements.push_back(control("ROLLBACK", "ROLLBACK TO inner_one", Verb::rollback_to, "inner_one"));
	}
	message.statements.push_back(stays ? control("COMMIT", "COMMIT", Verb::commit)
	                                   : control("ROLLBACK", "ROLLBACK", Verb::rollback));
	if (stage.chance(50))
		message.statements.push_back(update);
	return {"", {message}};
}

} // namespace

const std::vector<Entry> &controls()
{
	static const std::vector<Entry> entries{
	    {"begin", 24, When::outside, begin},     {"commit", 5, When::inside, commit},
	    {"rollback", 3, When::inside, rollback}, {"savepoint", 14, When::inside, savepoint},
	    {"release", 5, When::inside, release},   {"rollback-to", 10, When::inside, rollback_to},
	    {"setting", 2, When::anywhere, setting}, {"one-string", 3, When::outside, one_string}};
	return entries;
}

} // namespace acts
