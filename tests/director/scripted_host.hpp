/*
 * The host of a director under test: a folder of its own, a clock that goes on only while the director waits, and requests
 * that the test posts.
 *
 * Test code, no server. The clock goes from one thing that happens to the next: an answer of the scripted server, a timeout
 * of the director's, or what the test has put down for a moment with at().
 */
#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "director/host.hpp"
#include "scripted_server.hpp"

namespace ride::test
{

/* Thrown by the host when the test is over, through a director that serves for ever. */
struct TheEnd
{
};

/* What became of a request. */
struct Reply
{
	int slot;
	std::vector<Row> rows;
	std::optional<Failure> failure;
	std::int64_t at_ms;

	/* The rows as lines, fields with a bar between them; of a refusal "SQLSTATE: message". */
	std::string text() const;
};

class ScriptedHost : public Host
{
public:
	explicit ScriptedHost(ScriptedServer &server);
	~ScriptedHost() override;

	/* What the test arranges. */
	void at(std::int64_t ms, std::function<void()> event) { events_.emplace(ms, std::move(event)); }
	void ends_at(std::int64_t ms)
	{
		at(ms, [] { throw TheEnd(); });
	}
	/* Returns the request's slot. */
	int post(RequestKind kind, const std::string &first = {}, std::int64_t number = 0, const std::string &second = {},
	         std::uint32_t database = 5);
	void abandon(int slot) { abandoned_.insert(slot); }

	const std::vector<Reply> &replies() const { return replies_; }
	const Reply *reply(int slot) const;
	const std::vector<std::string> &logged() const { return logged_; }
	const std::filesystem::path &folder() const { return folder_; }
	bool is_exam = false;
	std::deque<TimelineEvent> timeline;

	Place place() override;
	Facts &facts() override { return *facts_; }
	std::int64_t now_ms() override { return server_.now_ms(); }
	bool waits_for_lock(int pid) override { return server_.waits_for_lock(pid); }
	void wait(std::vector<Socket> &sockets, long timeout_ms) override;
	bool take_request(const std::function<bool(const Request &)> &wanted, Posted *posted) override;
	bool abandoned(int slot) override { return abandoned_.count(slot) != 0; }
	void answer(int slot, const std::string &payload) override;
	void refuse(int slot, const Failure &failure) override;
	bool take_event(TimelineEvent *event) override;
	std::string secret() override;
	std::string secret_verifier(const std::string &secret) override { return "verifier of " + secret; }
	std::string password_verifier(const std::string &password) override { return "verifier of " + password; }
	std::uint64_t hash(const std::string &text, std::uint64_t seed) override;
	void set_own_secret(const std::string &verifier) override { own_verifier = verifier; }
	void log(const std::string &message) override { logged_.push_back(message); }

	std::string own_verifier;

private:
	bool mark(std::vector<Socket> &sockets) const;

	ScriptedServer &server_;
	std::filesystem::path folder_;
	std::unique_ptr<Facts> facts_;
	std::multimap<std::int64_t, std::function<void()>> events_;
	std::deque<Posted> posted_;
	std::set<int> abandoned_;
	std::vector<Reply> replies_;
	std::vector<std::string> logged_;
	int slots_ = 0;
	unsigned secrets_ = 0;
	std::int64_t waited_at_ms_ = -1;
	unsigned waits_ = 0; /* without the clock going on */
};

} // namespace ride::test
