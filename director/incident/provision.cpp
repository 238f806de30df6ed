/*
 * Roles, databases and seeds.
 *
 * Pure C++; director only.
 */
#include "director/incident/provision.hpp"

namespace ride
{

namespace
{

constexpr const char *application = "ride";
constexpr int oncall_connections = 40;

std::string server_options()
{
	return std::string(no_timeouts) + " -c search_path=pg_catalog -c client_min_messages=warning";
}

} // namespace

Link &Provision::admin()
{
	if (admin_.state() == Link::State::closed)
		loop_.connect(admin_, secrets_.target(director_role, decoy_database, application, server_options()));
	return admin_;
}

void Provision::make_role(const std::string &name, const std::string &attributes)
{
	const bool there = role(name) != 0;
	loop_.run(admin(), {(there ? "ALTER ROLE " : "CREATE ROLE ") + quote_name(name) + " " + attributes, {}});
}

std::uint32_t Provision::role(const std::string &name)
{
	const std::string oid = loop_.run(admin(), {"SELECT oid FROM pg_roles WHERE rolname = $1", {name}}).value();
	return oid.empty() ? 0 : static_cast<std::uint32_t>(std::stoul(oid));
}

/* Every database that is there belongs to the server, not to the public: CONNECT is granted by name. */
void Provision::prepare_server()
{
	make_role(checker_role, "NOSUPERUSER BYPASSRLS LOGIN PASSWORD " + quote_value(secrets_.verifier(checker_role)));
	make_role(owner_role, "NOSUPERUSER NOLOGIN");
	loop_.run(admin(), {"GRANT pg_read_all_data, pg_read_all_stats TO " + quote_name(checker_role), {}});
	for (const char *const internal : {checker_role, director_role})
		loop_.run(admin(), {"ALTER ROLE " + quote_name(internal) + " SET track_activities = off", {}});

	const std::map<std::string, std::uint32_t> there = databases();
	if (there.count(control_database) == 0)
		loop_.run(admin(), {"CREATE DATABASE " + quote_name(control_database) + " TEMPLATE template0", {}});
	for (const auto &[name, oid] : databases())
		loop_.run(admin(), {"REVOKE ALL ON DATABASE " + quote_name(name) + " FROM PUBLIC", {}});
	extend(admin());
	loop_.run(admin(),
	          {"GRANT CONNECT ON DATABASE " + quote_name(decoy_database) + " TO " + quote_name(checker_role), {}});
	/* a verifier of the director's stands in the server's own first statement, and the on-call may read those of all */
	loop_.run(admin(), {"DO $$ BEGIN IF to_regproc('public.pg_stat_statements_reset') IS NOT NULL THEN "
	                    "PERFORM public.pg_stat_statements_reset(10); END IF; END $$",
	                    {}});
	/* on a server's first start this session is older than the settings that keep it out of the on-call's sight */
	if (loop_
	        .run(admin(), {"SELECT current_setting('track_activities') = 'off' AND "
	                       "coalesce(current_setting('pg_stat_statements.track', true), 'none') = 'none'",
	                       {}})
	        .value() != "t")
		admin_.close();
}

/* The extension, and pg_stat_statements where the server has it loaded. */
void Provision::extend(Link &link)
{
	loop_.run(link, {"CREATE EXTENSION IF NOT EXISTS ride", {}});
	loop_.run(link, {"GRANT USAGE ON SCHEMA ride TO " + quote_name(checker_role) +
	                     "; GRANT SELECT ON ride.ddl_log TO " + quote_name(checker_role),
	                 {}});
	const std::string loaded = loop_.run(link, {"SELECT current_setting('shared_preload_libraries')", {}}).value();
	if (loaded.find("pg_stat_statements") == std::string::npos)
		return;
	loop_.run(link, {"CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA public", {}});
	for (const char *const internal : {checker_role, director_role})
		loop_.run(link, {"ALTER ROLE " + quote_name(internal) + " SET pg_stat_statements.track = 'none'", {}});
}

void Provision::make_oncall(const model::Scenario &scenario)
{
	make_role(oncall_role,
	          "NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS INHERIT LOGIN CONNECTION LIMIT " +
	              std::to_string(oncall_connections));
	std::string grants = "GRANT pg_monitor, pg_signal_backend";
	for (const std::string &name : scenario.roles)
		grants += ", " + quote_name(name);
	loop_.run(admin(), {grants + " TO " + quote_name(oncall_role), {}});
	loop_.run(admin(),
	          {"GRANT CONNECT ON DATABASE " + quote_name(decoy_database) + " TO " + quote_name(oncall_role), {}});
}

void Provision::make_database(const model::Database &database, const model::Scenario &scenario)
{
	const std::string name = quote_name(database.name);
	loop_.run(admin(), {"CREATE DATABASE " + name + " OWNER " + quote_name(owner_role) + " TEMPLATE template1", {}});
	std::string connect;
	for (const std::string &role : scenario.roles)
		connect += quote_name(role) + ", ";
	loop_.run(admin(), {"REVOKE ALL ON DATABASE " + name + " FROM PUBLIC; GRANT CONNECT ON DATABASE " + name + " TO " +
	                        connect + quote_name(oncall_role) + ", " + quote_name(checker_role) +
	                        "; GRANT CREATE, TEMPORARY ON DATABASE " + name + " TO " + quote_name(oncall_role),
	                    {}});
	Link link;
	const Watched watched(loop_, link);
	loop_.connect(link, secrets_.target(director_role, database.name, application, server_options()));
	loop_.run(link, {"GRANT USAGE, CREATE ON SCHEMA public TO " + quote_name(database.owner), {}});
}

void Provision::sow(const model::Database &database)
{
	Link link;
	const Watched watched(loop_, link);
	loop_.connect(link, secrets_.target(database.owner, database.name, application, no_timeouts));
	for (const model::SeedFile &file : database.seed)
	{
		const Outcome outcome = loop_.ask(link, {file.sql, {}});
		if (!outcome.ok)
			throw Failure(outcome.sqlstate, outcome.message,
			              "While running " + file.path + " in database " + database.name +
			                  (outcome.detail.empty() ? "." : ": " + outcome.detail),
			              outcome.hint);
	}
}

/* The tables that are there once everything is sown, and fresh statistics for all of them. */
std::vector<SeededObject> Provision::survey(const model::Scenario &scenario)
{
	std::vector<SeededObject> objects;
	for (const model::Database &database : scenario.databases)
	{
		Link link;
		const Watched watched(loop_, link);
		loop_.connect(link, secrets_.target(director_role, database.name, application, server_options()));
		loop_.run(link, {"ANALYZE", {}});
		const Outcome found = loop_.run(
		    link,
		    {"SELECT d.oid, n.nspname, c.relname, c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, "
		     "pg_database d WHERE d.datname = current_database() AND c.relkind IN ('r', 'p') AND c.oid >= 16384 "
		     "AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid "
		     "AND e.deptype = 'e') ORDER BY 2, 3",
		     {}});
		for (const Row &row : found.rows)
			objects.push_back({database.name, *row[1], *row[2], static_cast<std::uint32_t>(std::stoul(*row[0])),
			                   static_cast<std::uint32_t>(std::stoul(*row[3]))});
		loop_.run(link, {"SELECT pg_stat_reset()", {}});
	}
	return objects;
}

std::vector<SeededObject> Provision::plant(const model::Scenario &scenario)
{
	const std::map<std::string, std::uint32_t> there = databases();
	for (const model::Database &database : scenario.databases)
		if (there.count(database.name) != 0)
			throw Failure(sqlstate::duplicate_object, "database \"" + database.name + "\" exists already",
			              "The scenario wants to create it.", "Drop or rename it, or use a fresh sandbox.");
	try
	{
		{
			Link link;
			const Watched watched(loop_, link);
			loop_.connect(link, secrets_.target(director_role, "template1", application, server_options()));
			extend(link);
		}
		for (const std::string &role : scenario.roles)
			make_role(role,
			          "NOSUPERUSER NOCREATEDB NOCREATEROLE LOGIN PASSWORD " + quote_value(secrets_.verifier(role)));
		make_oncall(scenario);
		for (const model::Database &database : scenario.databases)
			make_database(database, scenario);
		for (const model::Database &database : scenario.databases)
			sow(database);
		for (const model::Setup &setup : scenario.setups)
			if (setup.after.empty())
				run_setup(setup);
		std::vector<SeededObject> objects = survey(scenario);
		loop_.run(admin(), {"DO $$ BEGIN IF to_regproc('public.pg_stat_statements_reset') IS NOT NULL THEN "
		                    "PERFORM public.pg_stat_statements_reset(); END IF; END $$",
		                    {}});
		return objects;
	}
	catch (...)
	{
		uproot(planted());
		throw;
	}
}

void Provision::run_setup(const model::Setup &setup)
{
	for (const std::string &database : setup.in)
	{
		Link link;
		const Watched watched(loop_, link);
		loop_.connect(
		    link, secrets_.target(setup.role.empty() ? director_role : setup.role, database, application, no_timeouts));
		for (const std::string &statement : setup.run)
			loop_.run(link, {statement, {}});
	}
}

void Provision::renew_secrets(const model::Scenario &scenario)
{
	for (const std::string &role : scenario.roles)
		loop_.run(admin(),
		          {"ALTER ROLE " + quote_name(role) + " PASSWORD " + quote_value(secrets_.verifier(role)), {}});
}

/* Known by their owner, which they have from their first moment: a planting may be broken off anywhere. */
std::vector<std::string> Provision::planted()
{
	std::vector<std::string> names;
	for (const Row &row : loop_
	                          .run(admin(), {"SELECT datname FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba "
	                                         "WHERE rolname = $1 ORDER BY 1",
	                                         {owner_role}})
	                          .rows)
		names.push_back(*row[0]);
	return names;
}

void Provision::uproot(const std::vector<std::string> &names)
{
	for (const std::string &name : names)
		loop_.run(admin(), {"DROP DATABASE IF EXISTS " + quote_name(name) + " WITH (FORCE)", {}});
}

std::map<std::string, std::uint32_t> Provision::databases()
{
	std::map<std::string, std::uint32_t> result;
	for (const Row &row :
	     loop_.run(admin(), {"SELECT datname, oid FROM pg_database WHERE datallowconn ORDER BY 1", {}}).rows)
		result[*row[0]] = static_cast<std::uint32_t>(std::stoul(*row[1]));
	return result;
}

void Provision::set_oncall_password(const std::string &password, Host &host)
{
	if (role(oncall_role) == 0)
		throw Failure(sqlstate::not_in_prerequisite_state, "there is no on-call yet", {},
		              "Call ride.start() or ride.prepare() first.");
	loop_.run(
	    admin(),
	    {"ALTER ROLE " + quote_name(oncall_role) + " PASSWORD " + quote_value(host.password_verifier(password)), {}});
}

} // namespace ride
