/*
 * The application log and the timeline, written to the control database while everything else goes on.
 *
 * Pure C++; director only. Lines are gathered and written in batches over a connection of their own, so that
 * logging never delays a session, a probe or a request.
 */
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/pure.hpp"
#include "director/client/client.hpp"
#include "director/wire/loop.hpp"

namespace ride
{

class Journal
{
public:
	explicit Journal(Loop &loop) : loop_(loop), watched_(loop, link_) {}

	void open(const Target &target);

	/* Which database an OID of the timeline means. */
	void name_databases(std::map<std::uint32_t, std::string> names) { names_ = std::move(names); }

	/* What the sessions are called that a signal of the timeline tells by number. */
	void name_sessions(std::vector<std::string> names) { sessions_ = std::move(names); }

	void log(const LogLine &line);

	/* An entry of the ledger, in the place of an earlier one. */
	void keep(const model::LedgerEntry &entry);

	/* How many such entries were given so far; and whether as many are in the tables. */
	std::uint64_t given() const { return given_; }
	bool is_kept(std::uint64_t given) const { return kept_ >= given; }

	/* Drains the ring and writes what is waiting; returns in how many ms to come again. */
	long step();

	/* Waits until everything that happened before is in the tables; throws Failure when it is not in time. */
	void flush(long patience_ms);

	/* Forgets what waits to be written. */
	void forget();

private:
	static constexpr std::size_t trim_every = 5000;

	void drain();
	std::string next_batch();
	std::string next_entries();
	std::string next_trim();
	std::string database_name(std::uint32_t oid) const;
	std::string object_name(const std::string &object) const;

	Loop &loop_;
	Link link_;
	Watched watched_;
	std::map<std::uint32_t, std::string> names_;
	std::vector<std::string> sessions_;
	std::map<std::string, std::optional<std::string>> entries_; /* rows of ledger, by place */
	std::uint64_t given_ = 0, taken_ = 0, kept_ = 0;            /* entries; taken: with the statement under way */
	std::vector<std::string> lines_;                            /* rows of app_log */
	std::vector<std::string> statements_;                       /* rows of timeline */
	std::vector<std::string> undone_;                           /* (pid, transaction, subtransaction, at) */
	std::vector<std::string> outcomes_;                         /* (pid, transaction, committed) */
	std::size_t added_ = trim_every; /* rows since it was trimmed: a new director does not know how many there are */
	std::string sending_;            /* the statement under way, until it has succeeded */
	std::int64_t drained_ms_ = 0, retry_at_ms_ = 0;
};

} // namespace ride
