/*
 * An attempt at the fixture's scenario.
 *
 * Test code, no server.
 */
#include "attempt.hpp"

namespace ride::test
{

namespace
{

Call finds_role(const std::string &name, const Field &oid)
{
	return asks_with("SELECT oid FROM pg_roles WHERE rolname = $1", {name}, oid ? value(oid) : rows({}));
}

/* A role that is not there yet. */
Calls makes_role(const std::string &name)
{
	return {finds_role(name, {}), asks("CREATE ROLE \"" + name + "\" NOSUPERUSER …")};
}

} // namespace

void lay_out_scenarios(const std::string &folder)
{
	std::filesystem::copy(RIDE_DIRECTOR_FIXTURES, folder, std::filesystem::copy_options::recursive);
}

Calls lists_databases(bool has_shop)
{
	std::vector<Row> found{{"postgres", "5"}, {"ride", "16380"}};
	if (has_shop)
		found.push_back({"shop", "16384"});
	return {asks("SELECT datname, oid FROM pg_database WHERE datallowconn ORDER BY 1", rows(found))};
}

/* A server that a director has been on before. */
Calls makes_server_ready()
{
	return Calls{finds_role(checker_role, checker_oid),
	             asks("ALTER ROLE \"ride_checker\" NOSUPERUSER BYPASSRLS LOGIN …"),
	             finds_role(owner_role, "16400"),
	             asks("ALTER ROLE \"ride_owner\" NOSUPERUSER NOLOGIN"),
	             asks("GRANT pg_read_all_data, pg_read_all_stats TO \"ride_checker\""),
	             asks("ALTER ROLE \"ride_checker\" SET track_activities = off"),
	             asks("ALTER ROLE \"ride_director\" SET track_activities = off")} +
	       lists_databases(false) + lists_databases(false) +
	       Calls{asks("REVOKE ALL ON DATABASE \"postgres\" FROM PUBLIC"),
	             asks("REVOKE ALL ON DATABASE \"ride\" FROM PUBLIC"),
	             asks("CREATE EXTENSION IF NOT EXISTS ride"),
	             asks("GRANT USAGE ON SCHEMA ride …"),
	             asks("SELECT current_setting('shared_preload_libraries')", value("ride")),
	             asks("GRANT CONNECT ON DATABASE \"postgres\" TO \"ride_checker\""),
	             asks("DO $$ … $$"),
	             asks("SELECT current_setting('track_activities') …", value("t"))};
}

Calls finds_planted(const std::vector<std::string> &names)
{
	std::vector<Row> found;
	for (const std::string &name : names)
		found.push_back({name});
	return {asks_with("SELECT datname FROM pg_database d JOIN pg_roles r …", {owner_role}, rows(found))};
}

Calls plants_roles()
{
	return makes_role("app_owner") + makes_role("app_user") + makes_role(oncall_role) +
	       Calls{asks("GRANT pg_monitor, pg_signal_backend, \"app_owner\", \"app_user\" TO \"oncall\""),
	             asks("GRANT CONNECT ON DATABASE \"postgres\" TO \"oncall\""),
	             asks("CREATE DATABASE \"shop\" OWNER \"ride_owner\" …"),
	             asks("REVOKE ALL ON DATABASE \"shop\" FROM PUBLIC; …"), asks("DO $$ … $$")};
}

Calls names_facts(bool has_shop)
{
	Calls calls = lists_databases(has_shop);
	if (has_shop)
		for (const auto &[role, oid] : {std::pair(oncall_role, oncall_oid), std::pair(checker_role, checker_oid),
		                                std::pair(director_role, director_oid)})
			calls.push_back(finds_role(role, oid));
	return calls;
}

Calls finds_attempt(const std::string &phase)
{
	std::vector<Row> found;
	if (!phase.empty())
		found.push_back({"1", shop_id, "0", phase, "0", {}});
	return {asks("SELECT number, id, seed, phase, hints, card FROM attempt", rows(found))};
}

Calls finds_objects()
{
	return {asks("SELECT … FROM seeded_object ORDER BY 1, 2, 3", rows({the_orders}))};
}

Calls names_tables()
{
	return {remembers("columns that the seeds fill", rows({})),
	        remembers("tables that applications write unclearly", rows({})),
	        remembers("secret of the digests", rows({})),
	        asks("SELECT … FROM kept_column …", rows({})),
	        asks("SELECT … FROM kept_part …", rows({})),
	        remembers("seed of the ledger", value("00000000000000ff00000000000000ff"))};
}

/* Nobody has anything uncommitted: neither who asks, nor anybody else. */
Calls settles_oncall()
{
	const Call nothing =
	    asks("SELECT a.pid, … WHERE a.usename = 'oncall' AND a.backend_type = 'client backend' …", rows({}));
	return {nothing, nothing};
}

AttemptTest::AttemptTest()
    : admin(server.session("ride_director@postgres", {connects()})),
      control(server.session("ride_director@ride", opens_store())),
      diary(server.session("ride_director@ride", {connects(), asks("DELETE FROM app_log …")}))
{
	lay_out_scenarios(host.place().kept_scenario);
	catalogue = std::make_unique<model::Catalogue>(host.place().kept_scenario);
	const Target target = secrets.target(director_role, control_database, "ride", no_timeouts);
	store.open(target);
	journal.open(target);
	loop.each_turn([this] { return journal.step(); });
	loop.each_turn([this] { return incident ? incident->step() : 60000L; });
}

void AttemptTest::take_up(const Calls &plays)
{
	Facts &facts = host.facts();
	facts.attempt = 1;
	facts.slots_used = 1;
	facts.armed_transaction = 700;
	control.then(finds_objects() + names_tables() + Calls{asks("SELECT place, state FROM ledger", rows({}))});
	admin.then(names_facts());
	server.session("app_user@shop", Calls{connects()} + plays);
	Attempt attempt;
	attempt.number = 1;
	attempt.id = shop_id;
	attempt.phase = Phase::live;
	incident = std::make_unique<Incident>(loop, secrets, store, journal, provision, *catalogue, attempt);
	incident->arm(false);
}

void AttemptTest::run_to(std::int64_t ms)
{
	loop.until([&] { return host.now_ms() >= ms; }, static_cast<long>(ms - host.now_ms()));
}

} // namespace ride::test
