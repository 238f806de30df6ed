/*
 * The sandbox, seen from both sides: the on-call's sessions, and what the recorder holds.
 *
 * Pure C++ over libpq. The facts are read from the mapped file itself, which is the recorder's only memory of them;
 * committed DDL and the timeline through the superuser's socket, whom nobody watches.
 */
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <libpq-fe.h>

#include "extension/shared/facts.hpp"
#include "tests/acts/account.hpp"

namespace acts
{

using Cells = std::vector<std::string>; /* NULL is "(null)" */

/* One connection. */
class Connection
{
public:
	explicit Connection(const std::string &to);

	/* Sends a message and returns what became of its statements, as far as it came. */
	std::vector<Outcome> run(const Message &message);
	void begin(const Message &message); /* the two halves of it, for a simple message */
	std::vector<Outcome> finish(const Message &message);

	/* A question of the player's own; raises when it fails. */
	std::vector<Cells> ask(const std::string &sql);

	bool is_lost() const { return PQstatus(link_.get()) != CONNECTION_OK; }
	int pid() const { return PQbackendPID(link_.get()); }

private:
	Outcome outcome_of(const PGresult *result) const;
	void copy(const PGresult *result, const Message &message);
	std::vector<Outcome> run_pipeline(const Message &message);
	std::vector<Outcome> run_prepared(const Message &message);

	struct Close
	{
		void operator()(PGconn *link) const { PQfinish(link); }
	};
	std::unique_ptr<PGconn, Close> link_;
};

class Sandbox
{
public:
	/* `oncall`, `superuser`: connection strings without a database. `facts_file`: to be read and cleared. */
	Sandbox(std::string oncall, std::string superuser, const std::string &facts_file);
	~Sandbox();
	Sandbox(const Sandbox &) = delete;
	Sandbox &operator=(const Sandbox &) = delete;

	std::unique_ptr<Connection> log_in(const std::string &database) const;
	std::unique_ptr<Connection> superuser(const std::string &database) const;

	std::vector<Question> questions() const;
	std::vector<std::uint64_t> facts() const; /* the numbers, question by question */
	/* Questions about a relation that nobody is said to have touched. */
	std::set<std::uint32_t> untouched() const;
	void forget_facts();

	struct Client
	{
		int pid;
		std::string session;
	};
	/* The incident's own clients, once every one of them is connected. */
	std::vector<Client> clients() const;
	void wait_for_other(int pid) const; /* until the client with this pid has been replaced */

private:
	std::string oncall_, superuser_;
	ride::Facts *facts_ = nullptr;
	std::vector<std::string> sessions_;
	std::vector<std::string> groups_;
	std::size_t client_count_ = 0;
};

} // namespace acts
