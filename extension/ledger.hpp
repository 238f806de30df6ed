/*
 * What the simulated applications were told is written, row by row.
 *
 * Pure C++; director only. A write enters when its transaction has been acknowledged, with the values that the
 * application asked for. One whose outcome nobody knows (the connection was lost before the answer came) counts neither
 * way. The journal keeps every entry, so that a new director goes on with the same ledger.
 */
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "extension/payload.hpp"
#include "model/written.hpp"

namespace ride
{

/* Who wrote: a client of a session, and in which of its rounds. After a restart of the director the round is 0. */
struct Author
{
	std::string session, database;
	std::uint32_t client = 0;
	std::uint64_t round = 0;
};

struct LedgerTable
{
	std::string database, schema, table;

	auto operator<=>(const LedgerTable &) const = default;
};

struct LedgerRow
{
	std::vector<std::string> key_columns;
	bool stands = true;          /* false: an application has deleted it */
	bool is_open = false;        /* nothing can be said of it: a write of unknown outcome, or two that overlapped */
	model::WrittenValues values; /* as the applications wrote them; of a row they only updated, the columns they set */

	/* Of a row that was there when the incident was armed: how it was before an application touched it first. */
	std::optional<model::WrittenValues> before;

	Author author;                     /* of the newest write */
	std::uint64_t sent = 0, ended = 0; /* of the newest write, by the ledger's own count */
};

using LedgerRows = std::map<std::vector<std::string>, LedgerRow>; /* by key */

class Ledger
{
public:
	/* `keep` is given each entry, to be handed to restore() by a later director. */
	explicit Ledger(std::function<void(const Row &)> keep) : keep_(std::move(keep)) {}

	/* A statement is sent now: its number tells which writes may have overlapped. */
	std::uint64_t sent() { return ++count_; }

	/* What a statement sent as `sent` told before its transaction was acknowledged (`is_sure`), or before its connection
	 * was lost. */
	void wrote(const Author &author, std::uint64_t sent, const std::vector<std::string> &told, bool is_sure);

	/* One entry of an earlier director, in the order in which it was kept; before begin(). */
	void restore(const Row &entry);

	/* From now on writes are entered. What stands now is what was there when the incident was armed. */
	void begin() { is_open_ = true; }

	const std::map<LedgerTable, LedgerRows> &tables() const { return tables_; }

	/* Of these tables nothing can be said: an application wrote to them in a way that is not told, or without a key. */
	bool is_unclear(const LedgerTable &table) const { return unclear_.count(table) != 0; }

private:
	void enter(const Author &author, std::uint64_t sent, std::uint64_t ended, const model::Written &written,
	           bool is_sure);
	void insert(LedgerRow &row, const model::Written &written);
	void update(LedgerRow &row, const model::Written &written, bool overlaps);

	std::function<void(const Row &)> keep_;
	bool is_open_ = false;
	std::uint64_t count_ = 0;
	std::map<LedgerTable, LedgerRows> tables_;
	std::set<LedgerTable> unclear_;
};

} // namespace ride
