/*
 * Roles, databases and seeds: everything a scenario is made of before anything runs.
 *
 * Pure C++; director only. Each step may be repeated: what is there already is left, or set to what it must be.
 */
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/pure.hpp"
#include "director/wire/loop.hpp"
#include "director/wire/secrets.hpp"
#include "director/record/store.hpp"
#include "model/scenario.hpp"

namespace ride
{

class Provision
{
public:
	Provision(Loop &loop, Secrets &secrets) : loop_(loop), secrets_(secrets) {}

	/* The internal roles, the control database and the decoy. */
	void prepare_server();

	/* Gives the login roles of this server new secrets (after a restart of the director). */
	void renew_secrets(const model::Scenario &scenario);

	/* The scenario's roles, databases and seeds, and what databases are born with, in template1; returns what the seeds made. Throws Failure, and leaves nothing. */
	std::vector<SeededObject> plant(const model::Scenario &scenario);

	/* Drops the scenario's databases, ending whoever is in them. */
	void uproot(const std::vector<std::string> &databases);

	/* The databases that a scenario has planted and that are still there. */
	std::vector<std::string> planted();

	/* Statements of a [[setup]]. */
	void run_setup(const model::Setup &setup);

	/* OIDs of all databases. */
	std::map<std::string, std::uint32_t> databases();

	/* OID of a role, 0 where there is none. */
	std::uint32_t role(const std::string &name);

	void set_oncall_password(const std::string &password, Host &host);

private:
	Link &admin();
	void make_role(const std::string &name, const std::string &attributes);
	void make_oncall(const model::Scenario &scenario);
	void make_database(const model::Database &database, const model::Scenario &scenario);
	void extend(Link &link);
	void sow(const model::Database &database);
	std::vector<SeededObject> survey(const model::Scenario &scenario);

	Loop &loop_;
	Secrets &secrets_;
	Link admin_;
	Watched watched_{loop_, admin_};
};

} // namespace ride
