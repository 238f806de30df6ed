/*
 * What is read from a good scenario: every value arrives where it belongs.
 */
#include <gtest/gtest.h>

#include <algorithm>

#include "scenario_folder.hpp"

using namespace ride::model;
using namespace ride::test;

namespace
{

using Texts = std::vector<std::string>;

Texts names(const Scenario &scenario)
{
	Texts names;
	for (const Database &database : scenario.databases)
		names.push_back(database.name);
	return names;
}

Sight sight(Sight::Kind kind, const std::string &name, const std::string &relation, const std::string &sqlstate = "",
            const std::string &word = "")
{
	Sight sight;
	sight.kind = kind;
	sight.name = name;
	sight.relation = relation;
	sight.sqlstate = sqlstate;
	sight.word = word;
	return sight;
}

} // namespace

TEST(ScenarioReader, ReadsTheHeadAndTheProse)
{
	const Scenario scenario = ScenarioFolder().load(drift);
	EXPECT_EQ(scenario.id, drift);
	EXPECT_EQ(scenario.title, "Schema drift between tenant databases");
	ASSERT_EQ(scenario.hints.size(), 3u);
	EXPECT_EQ(scenario.hints[2], "tenant_b was skipped by the release: add release_id to orders there, and only then "
	                             "record 20260531_add_order_release_id.");
	EXPECT_NE(scenario.briefing.find("Each holds 3000 orders."), std::string::npos);
	EXPECT_EQ(scenario.postmortem, "The release skipped tenant_b: 20260531_add_order_release_id never reached it, so "
	                               "orders had no release_id there.\n");
	EXPECT_EQ(scenario.roles, (Texts{"app_owner", "app_user", "migrator"}));
	EXPECT_EQ(scenario.combinations, 12u);
}

TEST(ScenarioReader, FillsSeedsAndSortsDatabases)
{
	const ScenarioFolder folder;
	for (unsigned seed = 0; seed < 12; seed++)
	{
		const Scenario scenario = folder.load(drift, seed);
		EXPECT_EQ(names(scenario), (Texts{"tenant_a", "tenant_b", "tenant_c"}));
		unsigned released = 0;
		for (const Database &database : scenario.databases)
		{
			EXPECT_EQ(database.owner, "app_owner");
			ASSERT_FALSE(database.seed.empty());
			EXPECT_EQ(database.seed[0].path, "common/orders.sql");
			EXPECT_NE(database.seed[0].sql.find("generate_series(1, 3000)"), std::string::npos);
			EXPECT_EQ(database.seed.size(), database.name == scenario.variables[0].second ? 1u : 2u);
			released += database.seed.size() == 2;
		}
		EXPECT_EQ(released, 2u);
	}
	const Scenario scenario = folder.load(drift, 6);
	EXPECT_EQ(scenario.databases[0].seed[1].path, drift + "/seed/release.sql");
	EXPECT_EQ(scenario.databases[0].seed[1].sql, "ALTER TABLE orders ADD COLUMN batch_id text;\n"
	                                             "INSERT INTO schema_migrations (version) VALUES "
	                                             "('20260614_add_order_batch_id');\n");
}

TEST(ScenarioReader, ReadsSessions)
{
	const Scenario scenario = ScenarioFolder().load(fallout);
	ASSERT_EQ(scenario.sessions.size(), 4u);
	const Session &runner = scenario.sessions[0];
	EXPECT_EQ(runner.name, "migration_runner_1");
	EXPECT_EQ(runner.application_name, "migration_runner_1");
	EXPECT_EQ(runner.role, "migrator");
	EXPECT_EQ(runner.first, (Texts{"BEGIN", "LOCK TABLE orders IN SHARE ROW EXCLUSIVE MODE"}));
	EXPECT_TRUE(runner.run.empty());
	EXPECT_FALSE(runner.innocent);
	const Session &writer = scenario.sessions[1];
	EXPECT_EQ(writer.count, 2u);
	EXPECT_EQ(writer.every_ms, 800u);
	EXPECT_EQ(writer.pause_ms, 0u);
	EXPECT_TRUE(writer.innocent);
	EXPECT_EQ(writer.run, Texts{"UPDATE orders SET status = status WHERE id = 1 + {{round}} % 3000"});
	EXPECT_EQ(scenario.sessions[3].in, (Texts{"tenant_a", "tenant_b", "tenant_c"}));
}

TEST(ScenarioReader, ReadsProbes)
{
	const Scenario scenario = ScenarioFolder().load(fallout);
	ASSERT_EQ(scenario.armed.size(), 4u);
	EXPECT_EQ(scenario.armed[0].probe.kind, Probe::Kind::session);
	EXPECT_EQ(scenario.armed[0].probe.condition, SessionCondition::waiting);
	EXPECT_EQ(scenario.armed[0].probe.waiting_for, "migration_runner_1");
	EXPECT_EQ(scenario.armed[2].probe.condition, SessionCondition::failing);
	EXPECT_EQ(scenario.armed[2].probe.sqlstate, "42703");
	EXPECT_EQ(scenario.armed[2].probe.databases, Texts{"tenant_b"});

	const Probe &with_default = scenario.fix[2].probe;
	EXPECT_EQ(with_default.kind, Probe::Kind::holds);
	EXPECT_EQ(with_default.role, "app_user");
	EXPECT_EQ(with_default.given.size(), 1u);
	EXPECT_EQ(with_default.query, "SELECT bool_and(release_id IS NOT NULL) FROM public.orders WHERE customer_id = -1");
	EXPECT_EQ(scenario.fix[0].probe.sessions, Texts{"app_writer"});
	EXPECT_TRUE(scenario.fix[0].probe.databases.empty());
	EXPECT_EQ(scenario.fix[0].probe.rounds, 1u);
}

TEST(ScenarioReader, ReadsAlternatives)
{
	const Scenario scenario = ScenarioFolder().load(drift);
	const Probe &healthy = *scenario.traps[3].probe;
	EXPECT_EQ(healthy.kind, Probe::Kind::any);
	ASSERT_EQ(healthy.alternatives.size(), 2u);
	EXPECT_EQ(healthy.alternatives[0].kind, Probe::Kind::changed);
	EXPECT_EQ(healthy.alternatives[0].databases, (Texts{"tenant_a", "tenant_c"}));
	EXPECT_EQ(healthy.alternatives[1].query,
	          "SELECT count(*), sum(id + customer_id + total_cents) FROM public.orders WHERE id <= 3000");
}

TEST(ScenarioReader, ReadsAnExplainAndRounds)
{
	const ScenarioFolder folder;
	folder.replace(drift + "/scenario.toml", "holds  = \"{{has_text}}\"",
	               "explain = \"SELECT FROM orders\"\nholds  = \"SELECT $1 IS NOT NULL\"");
	folder.replace(drift + "/scenario.toml", "points  = 12\nsays    = \"orders_api can write orders in every tenant\"",
	               "points = 12\nrounds = 5\nsays = \"orders_api can write orders\"");
	const Scenario scenario = folder.load(drift);
	EXPECT_EQ(scenario.fix[0].probe.explain, "SELECT FROM orders");
	EXPECT_EQ(scenario.fix[2].probe.rounds, 5u);
}

TEST(ScenarioReader, ReadsLooks)
{
	const Scenario scenario = ScenarioFolder().load(drift);
	EXPECT_EQ(scenario.detect[0].look->saw,
	          std::vector<Sight>{sight(Sight::Kind::relation, "", "public.schema_migrations")});
	EXPECT_EQ(scenario.detect[1].look->saw,
	          (std::vector<Sight>{sight(Sight::Kind::group, "columns", "public.orders"),
	                              sight(Sight::Kind::relation, "", "public.orders"),
	                              sight(Sight::Kind::error, "", "", "42703", "release_id"),
	                              sight(Sight::Kind::app_log, "", "")}));
	EXPECT_EQ(scenario.detect[1].look->in, Texts{"tenant_b"});
	EXPECT_TRUE(scenario.detect[1].diagnoses.empty());

	const Scenario other = ScenarioFolder().load(fallout);
	EXPECT_TRUE(other.detect[0].look->in.empty());
	ASSERT_TRUE(other.detect[0].look->before);
	EXPECT_EQ(other.detect[0].look->before->ended, Texts{"*"});
}

TEST(ScenarioReader, QualifiesNames)
{
	const ScenarioFolder folder;
	folder.replace(
	    drift + "/scenario.toml", "\"@columns public.orders\", \"public.orders\"",
	    "\"@columns orders\", \"orders\", \"pg_blocking_pids()\", \"pg_catalog.pg_class\", \"error:42703\", \"ride.app_log()\"");
	folder.replace(drift + "/scenario.toml", "ended  = [\"orders_api\"]",
	               "did = [\"DROP INDEX\"]\non = [\"orders\", \"setting:work_mem\", \"seeded\"]\nwrote = [\"orders\"]\n"
	               "called = [\"pg_promote\", \"app.refund\"]");
	const Scenario scenario = folder.load(drift);
	EXPECT_EQ(scenario.detect[1].look->saw[0], sight(Sight::Kind::group, "columns", "public.orders"));
	EXPECT_EQ(scenario.detect[1].look->saw[1], sight(Sight::Kind::relation, "", "public.orders"));
	EXPECT_EQ(scenario.detect[1].look->saw[2], sight(Sight::Kind::function, "pg_catalog.pg_blocking_pids", ""));
	EXPECT_EQ(scenario.detect[1].look->saw[3], sight(Sight::Kind::relation, "", "pg_catalog.pg_class"));
	EXPECT_EQ(scenario.detect[1].look->saw[4], sight(Sight::Kind::error, "", "", "42703"));
	EXPECT_EQ(scenario.detect[1].look->saw[5].kind, Sight::Kind::app_log);
	const Act &act = *scenario.traps[2].act;
	EXPECT_EQ(act.on, (Texts{"public.orders", "setting:work_mem", "seeded"}));
	EXPECT_EQ(act.wrote, Texts{"public.orders"});
	EXPECT_EQ(act.called, (Texts{"pg_catalog.pg_promote", "app.refund"}));
}

TEST(ScenarioReader, ReadsDiagnoses)
{
	const Scenario scenario = ScenarioFolder().load(drift);
	const Diagnosis &cause = scenario.detect[2].diagnoses.at(0);
	EXPECT_EQ(cause.mechanisms, Texts{"schema_behind"});
	EXPECT_EQ(cause.at_least, Diagnosis::Level::database);
	ASSERT_EQ(cause.culprits.size(), 2u);
	EXPECT_EQ(to_text(cause.culprits[0]), "tenant_b.orders.release_id");
	EXPECT_EQ(cause.culprits[0].schema, "public");
	EXPECT_EQ(to_text(cause.culprits[1]), "tenant_b.schema_migrations");

	const Scenario other = ScenarioFolder().load(fallout);
	EXPECT_EQ(other.detect[4].diagnoses.at(0).culprits[0].kind, Culprit::Kind::session);
	EXPECT_EQ(other.detect[4].diagnoses.at(0).culprits[0].name, "migration_runner_1");
}

TEST(ScenarioReader, AppendsTheCommonTraps)
{
	const Scenario scenario = ScenarioFolder().load(drift);
	ASSERT_EQ(scenario.traps.size(), 6u);
	EXPECT_FALSE(scenario.traps[3].common);
	EXPECT_TRUE(scenario.traps[4].common);
	EXPECT_EQ(scenario.traps[4].id, "superuser");
	EXPECT_TRUE(scenario.traps[4].act->attempted);
	EXPECT_EQ(scenario.traps[5].act->on, Texts{"seeded"});
}

TEST(ScenarioReader, ReadsSetups)
{
	const ScenarioFolder folder;
	folder.append(fallout + "/scenario.toml", "\n[[setup]]\nrun = [\"ANALYZE orders\"]\nas = \"app_owner\"\n"
	                                          "in = [\"app_db\"]\nafter = \"migration_runner_1\"\n");
	const Scenario scenario = folder.load(fallout);
	ASSERT_EQ(scenario.setups.size(), 1u);
	EXPECT_EQ(scenario.setups[0].run, Texts{"ANALYZE orders"});
	EXPECT_EQ(scenario.setups[0].role, "app_owner");
	EXPECT_EQ(scenario.setups[0].in, Texts{"app_db"});
	EXPECT_EQ(scenario.setups[0].after, "migration_runner_1");
}

TEST(ScenarioReader, RemembersWhereThingsStand)
{
	const ScenarioFolder folder;
	const Scenario scenario = folder.load(drift);
	const std::string text = folder.read(drift + "/scenario.toml");
	const std::size_t at = text.find("[[fix]]");
	const unsigned line =
	    1 + static_cast<unsigned>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
	EXPECT_EQ(scenario.fix[0].source.file, drift + "/scenario.toml");
	EXPECT_EQ(scenario.fix[0].source.line, line);
}
