/*
 * One shop for the director's tests: its scenario, its clients, and what the director asks of every server.
 *
 * Test code, no server.
 */
#pragma once

#include <gtest/gtest.h>

#include "director/check/probes.hpp"
#include "director/record/store.hpp"
#include "scripted_host.hpp"

namespace ride::test
{

/* The till works in rounds; the report only holds its transaction open. */
inline constexpr std::size_t till = 0, report = 1;
model::Scenario shop_scenario();

inline const SeededObject orders{"shop", "public", "orders", 16384, 16390};

/* A question that the checker asks, or another role. */
model::Probe holds(const std::string &query, const std::string &role = {});
model::Probe is(const std::string &session, model::SessionCondition condition);

/* What is asked of the control database. */
Calls opens_store();
Call remembers(const std::string &question, const Answer &answer);
Call asks_for_blockers(const Answer &answer, const std::string &of = "…", const std::string &own = "…");
Call cancels(const std::string &pid = "…");

/* A row of what is asked for blockers. */
Row blocker(const std::string &pid, const std::string &role, const std::string &application, const std::string &state,
            bool is_own);

/* What is asked of a database by the checker: the frame of a check, and the log of what was done. */
Calls begins_check();
Calls locks_orders(const Answer &lock = {}, const std::string &is_table = "t");
Calls reads_acts(std::vector<Row> acts = {}, bool after_check = true);

/* Everything that Probes needs, and the control database open. */
struct ShopTest : testing::Test
{
	ScriptedServer server;
	ScriptedHost host{server};
	Loop loop{host};
	Secrets secrets{host};
	Store store{loop};
	model::Scenario scenario = shop_scenario();
	std::vector<SeededObject> objects{orders};
	model::Ledger ledger;
	std::vector<FactClient> published{4};
	Clients clients;
	std::set<std::size_t> ended; /* sessions */
	std::unique_ptr<Probes> probes;
	Session &control;

	ShopTest();

	/* A client of the scenario's session with that number, connected and ready. */
	Client &play(std::size_t session, const Calls &script);

	/* The sessions of the checker: in the shop, and in database postgres, where only the log is read. */
	Session &checker(const Calls &questions, bool reads_its_acts = true);

	/* "true", "false", or why it cannot be said. */
	std::string answer(const model::Probe &probe, bool is_trap = false, bool proved = false);

	void run_to(std::int64_t ms);
};

} // namespace ride::test
