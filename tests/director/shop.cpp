/*
 * One shop for the director's tests.
 *
 * Test code, no server.
 */
#include "shop.hpp"

namespace ride::test
{

model::Scenario shop_scenario()
{
	model::Scenario scenario;
	scenario.id = "stage-01/01-shop";
	scenario.roles = {"app_owner", "app_user"};
	scenario.databases = {{"shop", "app_owner", {}}};
	model::Session writer;
	writer.name = writer.application_name = "till";
	writer.role = "app_user";
	writer.in = {"shop"};
	writer.run = {"INSERT INTO orders VALUES ({{round}})"};
	model::Session holder;
	holder.name = holder.application_name = "report";
	holder.role = "app_owner";
	holder.in = {"shop"};
	holder.first = {"BEGIN", "LOCK TABLE orders"};
	holder.innocent = false;
	scenario.sessions = {writer, holder};
	return scenario;
}

model::Probe holds(const std::string &query, const std::string &role)
{
	model::Probe probe;
	probe.databases = {"shop"};
	probe.query = query;
	probe.role = role;
	return probe;
}

model::Probe is(const std::string &session, model::SessionCondition condition)
{
	model::Probe probe;
	probe.kind = model::Probe::Kind::session;
	probe.sessions = {session};
	probe.condition = condition;
	return probe;
}

Calls opens_store()
{
	return {connects(), asks("CREATE TABLE IF NOT EXISTS attempt …")};
}

Call remembers(const std::string &question, const Answer &answer)
{
	return asks_with("SELECT answer FROM remembered WHERE question = $1", {question}, answer);
}

Call asks_for_blockers(const Answer &answer, const std::string &of, const std::string &own)
{
	return asks_with("WITH RECURSIVE waits(pid, own) …", {of, own}, answer);
}

Call cancels(const std::string &pid)
{
	return asks_with("SELECT pg_cancel_backend($1::int)", {pid}, value("t"));
}

Row blocker(const std::string &pid, const std::string &role, const std::string &application, const std::string &state,
            bool is_own)
{
	return {pid, role, application, "shop", state, is_own ? "t" : "f"};
}

Calls begins_check()
{
	return {asks("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")};
}

Calls locks_orders(const Answer &lock, const std::string &is_table)
{
	Calls calls{asks("LOCK TABLE ONLY \"public\".\"orders\" IN ACCESS SHARE MODE", lock)};
	if (lock.kind == Answer::Kind::done && lock.after_ms >= 0)
		calls.push_back(asks("SELECT coalesce((SELECT relkind …'\"public\".\"orders\"')), false)", value(is_table)));
	return calls;
}

Calls reads_acts(std::vector<Row> acts, bool after_check)
{
	Calls calls;
	if (after_check)
		calls.push_back(asks("ROLLBACK"));
	calls.push_back(asks("SELECT act, tag, … FROM ride.ddl_log ORDER BY act", rows(std::move(acts))));
	return calls;
}

ShopTest::ShopTest() : control(server.session("ride_director@ride", opens_store()))
{
	loop.each_turn(
	    [this]
	    {
		    long next = 60000;
		    for (const std::unique_ptr<Client> &client : clients)
			    next = std::min(next, client->step());
		    return next;
	    });
	store.open(secrets.target(director_role, control_database, "ride", no_timeouts));
	probes = std::make_unique<Probes>(loop, secrets, store, scenario, clients, objects);
	ledger.begin();
}

Client &ShopTest::play(std::size_t number, const Calls &script)
{
	const model::Session &session = scenario.sessions[number];
	server.session(session.role + "@shop", Calls{connects()} + script);
	clients.push_back(std::make_unique<Client>(
	    loop, session, static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(clients.size()), "shop",
	    secrets.target(session.role, "shop", session.application_name), &published[clients.size()], ledger,
	    Keeping{[] { return 0; }, [](std::uint64_t) { return true; }, [](int) {}},
	    [this, number] { return ended.count(number) != 0; }, [](const LogLine &) {}));
	Client &client = *clients.back();
	client.start();
	const auto is_up = [&]
	{
		client.step(); /* else the loop waits once more before it hears of it */
		return client.ready() || client.phase() == Client::Phase::gone;
	};
	if (!loop.until(is_up, 1000))
		ADD_FAILURE() << session.name << " does not come up";
	return client;
}

Session &ShopTest::checker(const Calls &questions, bool reads_its_acts)
{
	server.session("ride_checker@postgres", Calls{connects()} + reads_acts({}, false));
	return server.session("ride_checker@shop", Calls{connects()} + questions +
	                                               (reads_its_acts ? reads_acts({}, !questions.empty()) : Calls{}));
}

std::string ShopTest::answer(const model::Probe &probe, bool is_trap, bool proved)
{
	try
	{
		return probes->ask({{&probe, is_trap}}, proved, judging_patience(8000)).front() ? "true" : "false";
	}
	catch (const Failure &failure)
	{
		return failure.sqlstate + ": " + failure.what() + " | " + failure.detail + " | " + failure.hint;
	}
}

void ShopTest::run_to(std::int64_t ms)
{
	loop.until([&] { return host.now_ms() >= ms; }, static_cast<long>(ms - host.now_ms()));
}

} // namespace ride::test
