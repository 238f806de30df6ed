/*
 * What the simulated applications were told is written, row by row.
 *
 * Pure C++, used by the director. A write enters when its transaction has been acknowledged, with the values that the
 * application asked for. One whose outcome nobody knows (the connection was lost before the answer came) counts neither
 * way. Each change is given out to be kept, so that a new director goes on with the same ledger.
 *
 * It may go on for days. Of rows that the applications have added, only the newest are held whole; of each older one a
 * hash of its key and its values stays, which tells as well whether the row stands. Rows that were there when the incident
 * was armed are no more than those.
 */
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "model/pure.hpp"
#include "model/written.hpp"

namespace ride::model
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

using LedgerKey = std::vector<std::string>; /* the values of a key; without one, the whole row */

struct LedgerRow
{
	std::vector<std::string> key_columns;
	bool stands = true;   /* false: an application has deleted it */
	bool is_open = false; /* nothing can be said of it: a write of unknown outcome, or its key was changed */
	WrittenValues values; /* as the applications wrote them; of a row they only updated, the columns they set */

	/* Columns of which nothing can be said until the next write of them: two that overlapped may have changed them. */
	std::set<std::string> unsettled;

	/* These may stand instead: a write that was counted in part may not have come to this row. */
	std::optional<WrittenValues> otherwise;

	/* Of a row that was there when the incident was armed: how it was before an application touched it first. */
	std::optional<WrittenValues> before;

	Author author;                     /* of the newest write */
	std::uint64_t sent = 0, ended = 0; /* of the newest write, by the ledger's own count */
};

using LedgerRows = std::map<LedgerKey, LedgerRow>;

/* What of a table's rows is asked about. */
struct LedgerScope
{
	std::set<std::string> free; /* what the seeds brought may change them in any row */

	/* A repair may change them where no application has set them. */
	std::set<std::string> repairable;

	/* Of a row that was there when armed, these stand as they were unless an application has set them; with their numbers
	 * in `relation`, by which one that was renamed is found. */
	std::map<std::string, int> armed;
	std::vector<std::string> armed_key;
	std::uint32_t relation = 0;

	bool may_hide = false;   /* it had row security when armed */
	bool is_nothing = false; /* what the seeds brought does not keep the rows of this table */

	/* When armed, applications wrote to it in a way that is not told. */
	bool may_be_unclear = false;
};

/* How a row must stand: the columns that something is to be said of, without those of the key. */
WrittenValues wanted(const LedgerRow &row, const LedgerScope &scope);

/* How it may stand instead; nothing: in no other way. */
std::optional<WrittenValues> wanted_otherwise(const LedgerRow &row, const LedgerScope &scope);

/* The type that a column had, text if it is not known. */
std::string type_of(const LedgerRow &row, const std::string &column);

/* Rows of which a hash is left. Rows of one group are of one table and have the same columns. */
struct FoldedGroup
{
	LedgerTable table;
	std::vector<std::string> key, columns, types; /* columns: all, with those of the key; their types beside them */

	auto operator<=>(const FoldedGroup &) const = default;
};

struct FoldedRows
{
	FoldedGroup group;
	std::uint64_t number = 0;         /* what it is kept under */
	std::vector<std::int64_t> hashes; /* in order */

	/* Where the key is one integer: between which the rows are. */
	std::optional<std::pair<std::int64_t, std::int64_t>> range;
};

/* A row as the server told it; in part: not all that its statement told was written, and nobody knows which. */
struct Told
{
	std::string document;
	bool in_part;

	Told(std::string row, bool part = false) : document(std::move(row)), in_part(part) {}
};

/* Of the rows that a command told, those that were written as far as its tag tells. */
std::vector<Told> counted(const std::string &tag, const std::vector<std::string> &told);

/* What a new director needs: `state` replaces what was kept under `place`; nothing: that is to be forgotten. */
struct LedgerEntry
{
	std::string place;
	std::optional<std::string> state;
};

class Ledger
{
public:
	/* The hash of a text, with the hash of what comes before it in the row as its seed: what the server calls
	 * hashtextextended, so that the server can be asked for the same. */
	using Hash = std::function<std::uint64_t(const std::string &text, std::uint64_t seed)>;
	using Keep = std::function<void(const LedgerEntry &)>;

	/* So many rows are held whole at the most, and so many are folded at once when there are more. */
	struct Bound
	{
		std::size_t most = 6000, at_once = 3000;
	};

	Ledger() : Ledger({}, {}) {}
	Ledger(Hash hash, Keep keep) : Ledger(std::move(hash), std::move(keep), Bound()) {}
	Ledger(Hash hash, Keep keep, Bound bound) : hash_(std::move(hash)), keep_(std::move(keep)), bound_(bound) {}

	/* The seed of this incident's hashes, which nobody may know. */
	void seed(std::uint64_t seed) { seed_ = seed; }
	std::uint64_t seed() const { return seed_; }
	std::string null_text() const;

	/* The table that was armed under this name, with its columns by number: what is written to it counts under those names,
	 * whatever they are then. Its key tells rows apart in whatever bears the name later and has its columns. */
	void name(const std::string &database, std::uint32_t relation, LedgerTable table,
	          std::map<int, std::string> columns, std::vector<std::string> key);

	/* The same of a table that nothing else is known of. */
	void know_key(const LedgerTable &table, std::vector<std::string> key) { keys_[table] = std::move(key); }

	/* Columns of a table that anything may become of: no hash is made of them. */
	using Free = std::function<std::set<std::string>(const LedgerTable &table)>;
	void leave_free(Free free) { free_ = std::move(free); }

	/* Tables that applications write to in a way that is not told, since before anybody could do anything about it. */
	using MayBeUnclear = std::function<bool(const LedgerTable &table)>;
	void expect_unclear(MayBeUnclear may) { may_be_unclear_ = std::move(may); }

	/* A statement is sent now: its number tells which writes may have overlapped. */
	std::uint64_t sent() { return ++count_; }

	/* What a statement sent as `sent` told before its transaction was acknowledged (`is_sure`), or before its connection
	 * was lost. What cannot be read is passed over: nothing can be said of such a row. */
	void wrote(const Author &author, std::uint64_t sent, const std::vector<Told> &told, bool is_sure);

	/* One entry of an earlier director, in any order; before begin(). */
	void restore(const LedgerEntry &entry);

	/* From now on writes are entered. What stands now is what was there when the incident was armed. */
	void begin();

	const std::map<LedgerTable, LedgerRows> &tables() const { return tables_; }
	const std::vector<FoldedRows> &folded() const { return folded_; }

	/* Of these tables nothing can be said: an application's own statements write to them in a way that is not told, or they
	 * have never had a key. */
	bool is_unclear(const LedgerTable &table) const { return unclear_.count(table) != 0; }

	/* Acknowledged writes that somebody has made unclear: whose, and of which table. What was written is not known to stand;
	 * all that is known of the table goes on to be. */
	const std::map<LedgerTable, std::vector<Author>> &astray() const { return astray_; }

private:
	void enter(const Author &author, std::uint64_t sent, std::uint64_t ended, Written written, bool is_sure,
	           bool in_part);
	void enter_unclear(const Author &author, const LedgerTable &table, bool is_natural, bool is_sure);
	void insert(LedgerRow &row, const Written &written);
	void update(LedgerRow &row, const Written &written, bool overlaps, bool in_part);
	void set(LedgerRow &row, const Written &written, bool overlaps);
	struct Named
	{
		LedgerTable table;
		std::map<int, std::string> columns;
	};
	LedgerKey key_of(const LedgerTable &table, Written &written) const;
	LedgerTable rename(const std::string &database, Written &written) const;
	void keep_row(const LedgerTable &table, const LedgerKey &key, const LedgerRow &row);
	void keep_folded(const FoldedRows &rows);
	std::int64_t hash_of(const FoldedGroup &group, const WrittenValues &values) const;
	bool unfold(const LedgerTable &table, const WrittenValues &values, LedgerRow *row);
	void fold();
	void fold_row(const LedgerTable &table, const LedgerKey &key, const LedgerRow &row,
	              std::map<FoldedGroup, FoldedRows> &into);

	Hash hash_;
	Keep keep_;
	Bound bound_;
	Free free_;
	MayBeUnclear may_be_unclear_;
	bool is_open_ = false;
	std::uint64_t seed_ = 0, count_ = 0, folded_number_ = 0;
	std::size_t whole_ = 0; /* rows that are held whole, and could be folded */
	std::map<LedgerTable, LedgerRows> tables_;
	std::map<std::pair<std::string, std::uint32_t>, Named> names_;
	std::map<LedgerTable, std::vector<std::string>> keys_;
	std::vector<FoldedRows> folded_;
	std::set<LedgerTable> unclear_;
	std::map<LedgerTable, std::vector<Author>> astray_; /* of one client only the newest */
};

} // namespace ride::model
