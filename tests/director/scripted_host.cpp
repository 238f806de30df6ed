/*
 * The host of a director under test.
 *
 * Test code, no server.
 */
#include "scripted_host.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include <gtest/gtest.h>

namespace ride::test
{

namespace
{

namespace fs = std::filesystem;

constexpr unsigned most_waits = 2000; /* in one millisecond: a director that does no more than turn */

fs::path new_folder()
{
	std::string pattern = (fs::temp_directory_path() / "ride-director-XXXXXX").string();
	if (mkdtemp(pattern.data()) == nullptr)
		throw std::runtime_error("cannot make a folder for the test: " + pattern);
	return pattern;
}

std::vector<Row> rows_in(const std::string &payload)
{
	std::vector<Row> rows;
	PayloadReader reader(payload.data(), payload.size());
	for (std::int32_t fields; (fields = reader.next_row()) >= 0;)
	{
		Row &row = rows.emplace_back();
		for (std::int32_t length; fields > 0; --fields)
		{
			const char *const field = reader.next_field(&length);
			row.push_back(field == nullptr ? Field() : Field(std::string(field, static_cast<std::size_t>(length))));
		}
	}
	return rows;
}

} // namespace

std::string Reply::text() const
{
	if (failure)
		return failure->sqlstate + ": " + failure->what();
	std::string text;
	for (const Row &row : rows)
	{
		for (const Field &field : row)
			text += (&field == &row.front() ? "" : "|") + field.value_or("NULL");
		text += "\n";
	}
	return text;
}

ScriptedHost::ScriptedHost(ScriptedServer &server)
    : server_(server), folder_(new_folder()), facts_(std::make_unique<Facts>())
{
	fs::create_directory(folder_ / "ride");
}

ScriptedHost::~ScriptedHost()
{
	std::error_code ignored; /* a folder for temporary files that stays behind fails no test */
	fs::remove_all(folder_, ignored);
}

int ScriptedHost::post(RequestKind kind, const std::string &first, std::int64_t number, const std::string &second,
                       std::uint32_t database)
{
	posted_.push_back({slots_, kind, first, second, number, now_ms(), 4000 + slots_, database, true});
	return slots_++;
}

const Reply *ScriptedHost::reply(int slot) const
{
	const auto found =
	    std::find_if(replies_.begin(), replies_.end(), [&](const Reply &one) { return one.slot == slot; });
	return found == replies_.end() ? nullptr : &*found;
}

Place ScriptedHost::place()
{
	Place place;
	place.socket_folder = "/sockets";
	place.port = 5432;
	place.scenario_path = (folder_ / "scenarios").string();
	place.folder = (folder_ / "ride").string();
	place.kept_scenario = (folder_ / "ride" / "scenario").string();
	place.exam = is_exam;
	return place;
}

bool ScriptedHost::mark(std::vector<Socket> &sockets) const
{
	bool any = false;
	for (Socket &socket : sockets)
	{
		const std::int64_t ready_ms = server_.ready_at(socket.descriptor);
		if (ready_ms < 0 || ready_ms > server_.now_ms())
			continue;
		socket.readable = socket.read;
		socket.writable = socket.write;
		any = any || socket.readable || socket.writable;
	}
	return any;
}

/* A socket that is ready wakes at once; else the clock goes on to what comes first. */
void ScriptedHost::wait(std::vector<Socket> &sockets, long timeout_ms)
{
	waits_ = waited_at_ms_ == now_ms() ? waits_ + 1 : 0;
	waited_at_ms_ = now_ms();
	if (waits_ > most_waits)
		throw std::logic_error("the director turns and turns, and no time passes, at " + std::to_string(now_ms()) +
		                       " ms");
	if (mark(sockets))
		return;
	std::int64_t next_ms = now_ms() + timeout_ms;
	for (const Socket &socket : sockets)
		if (const std::int64_t ready_ms = server_.ready_at(socket.descriptor); ready_ms >= 0)
			next_ms = std::min(next_ms, ready_ms);
	if (const auto event = events_.begin(); event != events_.end() && event->first <= next_ms)
	{
		server_.advance_to(std::max(event->first, now_ms()));
		const std::function<void()> happens = std::move(event->second);
		events_.erase(event);
		happens();
		return;
	}
	server_.advance_to(next_ms);
	mark(sockets);
}

bool ScriptedHost::take_request(const std::function<bool(const Request &)> &wanted, Posted *posted)
{
	for (auto one = posted_.begin(); one != posted_.end(); ++one)
	{
		const auto request = std::make_unique<Request>();
		request->kind = one->kind;
		request->pid = one->pid;
		request->database = one->database;
		request->is_oncall = one->is_oncall ? 1 : 0;
		request->number = one->number;
		request->posted_ms = one->posted_ms;
		if (!wanted(*request))
			continue;
		*posted = *one;
		posted_.erase(one);
		return true;
	}
	return false;
}

void ScriptedHost::answer(int slot, const std::string &payload)
{
	replies_.push_back({slot, rows_in(payload), {}, now_ms()});
}

void ScriptedHost::refuse(int slot, const Failure &failure)
{
	replies_.push_back({slot, {}, failure, now_ms()});
}

bool ScriptedHost::take_event(TimelineEvent *event)
{
	if (timeline.empty())
		return false;
	*event = timeline.front();
	timeline.pop_front();
	return true;
}

/* 32 hexadecimal digits, other ones each time. */
std::string ScriptedHost::secret()
{
	const std::string number = std::to_string(++secrets_);
	return std::string(16 - number.size(), '0') + number + std::string(16 - number.size(), '0') + number;
}

/* FNV-1a: any hash will do. */
std::uint64_t ScriptedHost::hash(const std::string &text, std::uint64_t seed)
{
	std::uint64_t hash = 14695981039346656037U ^ seed;
	for (const unsigned char c : text)
		hash = (hash ^ c) * 1099511628211U;
	return hash;
}

} // namespace ride::test
