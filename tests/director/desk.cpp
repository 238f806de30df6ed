/*
 * A whole director on a scripted server.
 *
 * Test code, no server.
 */
#include "desk.hpp"

namespace ride::test
{

DeskTest::DeskTest()
    : admin(server.session("ride_director@postgres", Calls{connects()} + makes_server_ready())),
      control(server.session("ride_director@ride", opens_store())),
      diary(server.session("ride_director@ride", {connects(), asks("DELETE FROM app_log …")}))
{
	lay_out_scenarios(host.place().scenario_path);
}

void DeskTest::finds_nothing()
{
	control.then(finds_attempt(""));
	admin.then(finds_planted({}));
}

void DeskTest::finds(const std::string &phase, const Calls &plays, bool facts)
{
	lay_out_scenarios(host.place().kept_scenario);
	control.then(finds_attempt(phase) + finds_objects());
	admin.then({asks("ALTER ROLE \"app_owner\" PASSWORD …"), asks("ALTER ROLE \"app_user\" PASSWORD …")});
	if (facts)
	{
		host.facts().attempt = 1;
		host.facts().slots_used = 1;
		host.facts().armed_transaction = 700;
	}
	if (phase == "prepared")
		return;
	admin.then(names_facts());
	control.then(names_tables() + Calls{asks("SELECT place, state FROM ledger", rows({}))});
	server.session("app_user@shop", Calls{connects()} + plays);
}

void DeskTest::run_to(std::int64_t ms)
{
	host.ends_at(ms);
	Desk desk(host);
	try
	{
		desk.run();
	}
	catch (const TheEnd &)
	{
		return;
	}
	catch (const Failure &failure)
	{
		ended_with = failure.sqlstate + ": " + failure.what();
	}
}

std::string DeskTest::said(int slot) const
{
	const Reply *const reply = host.reply(slot);
	return reply == nullptr ? "nothing" : reply->text();
}

void DeskTest::post(std::int64_t at_ms, RequestKind kind, const std::string &first, std::int64_t number,
                    std::uint32_t database)
{
	host.at(at_ms, [=, this] { host.post(kind, first, number, "", database); });
}

void DeskTest::admits(const std::string &password, long ms)
{
	admin.then({asks_with("SELECT oid FROM pg_roles WHERE rolname = $1", {oncall_role}, value(oncall_oid)),
	            asks("ALTER ROLE \"oncall\" PASSWORD 'verifier of " + password + "'", done().after(ms))});
}

} // namespace ride::test
