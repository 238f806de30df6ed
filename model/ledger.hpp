/*
 * What the simulated applications were told is written, row by row.
 *
 * Pure C++, used by the director. A write enters when its transaction has been acknowledged, with the values that the
 * application asked for. One of unknown outcome, because the connection was lost before the answer, counts neither way.
 * Each change is handed out to be kept, so that a new director goes on with the same ledger.
 *
 * It may go on for days. Of rows that the applications have added only the newest are held whole; of each older one a
 * hash of key and values stays, which tells as well whether the row stands. Rows that were there when the incident was
 * armed stay whole: they do not grow in number.
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

/* Who wrote: a client of a session, in one of its rounds. The round is 0 if the write was before the director's
 * restart. */
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

using LedgerKey = std::vector<std::string>; /* the values of the key; without one, all values of the row */

/* What is known of one row. */
struct LedgerRow
{
	std::vector<std::string> key_columns;
	bool stands = true;   /* false: an application has deleted it */
	bool is_open = false; /* nothing can be said of it: a write has an unknown outcome, or has changed its key */
	WrittenValues
	    values; /* as the applications wrote them; of a row that they only updated, the columns that they set */

	/* Columns that two overlapping writes may have changed: nothing can be said of them until their next write. */
	std::set<std::string> unsettled;

	/* Values that may stand instead: a write that was counted in part may have left out this row. */
	std::optional<WrittenValues> otherwise;

	/* How a row that was there when armed was before an application first touched it. */
	std::optional<WrittenValues> before;

	Author author; /* of the newest write */
	std::uint64_t
	    sent = 0,
	    ended =
	        0; /* of the newest write: when its statement was sent and its transaction ended, by the ledger's count */
};

using LedgerRows = std::map<LedgerKey, LedgerRow>;

/* What the rows of a table are asked about. */
struct LedgerScope
{
	std::set<std::string> free; /* columns that the seeds' own triggers may change in any row */

	/* Columns that a repair may change where no application has set them. */
	std::set<std::string> repairable;

	/* Columns as armed, with their numbers in `relation`, by which a renamed one is found. In a row that was there
	 * when armed they stand as they were, unless an application has set them. */
	std::map<std::string, int> armed;
	std::vector<std::string> armed_key;
	std::uint32_t relation = 0;

	bool may_hide = false;   /* it had row security when armed */
	bool is_nothing = false; /* the seeds' own triggers do not keep the rows of this table: nothing is asked */

	/* Already when armed, applications wrote to it in a way that is not told row by row. */
	bool may_be_unclear = false;
};

/* The values that have to stand in a row, without those of its key. */
WrittenValues wanted(const LedgerRow &row, const LedgerScope &scope);

/* The values that may stand instead; nothing: there is no other way. */
std::optional<WrittenValues> wanted_otherwise(const LedgerRow &row, const LedgerScope &scope);

/* The type of a column of a row; "text" if it is not known. */
std::string type_of(const LedgerRow &row, const std::string &column);

/* Rows of which only a hash is left. Those of a group are of one table and have the same columns. */
struct FoldedGroup
{
	LedgerTable table;
	std::vector<std::string> key, columns, types; /* columns: all, the key's too; types: theirs */

	auto operator<=>(const FoldedGroup &) const = default;
};

struct FoldedRows
{
	FoldedGroup group;
	std::uint64_t number = 0;         /* that it is kept under */
	std::vector<std::int64_t> hashes; /* in order */

	/* If the key is one integer: the smallest and the largest of the rows. */
	std::optional<std::pair<std::int64_t, std::int64_t>> range;
};

/* A row as the server told it. `in_part`: its statement has not written all rows that it told, and nobody knows
 * which. */
struct Told
{
	std::string document;
	bool in_part;

	Told(std::string row, bool part = false) : document(std::move(row)), in_part(part) {}
};

/* The rows that a command told, as far as its tag counts them as written. */
std::vector<Told> counted(const std::string &tag, const std::vector<std::string> &told);

/* What is kept for a new director: `state` replaces what was kept under `place`; nothing: that is deleted. */
struct LedgerEntry
{
	std::string place;
	std::optional<std::string> state;
};

class Ledger
{
public:
	/* The hash of a text under a seed, as the server's hashtextextended, so that a query can compute the same. */
	using Hash = std::function<std::uint64_t(const std::string &text, std::uint64_t seed)>;
	using Keep = std::function<void(const LedgerEntry &)>;

	/* How many rows are held whole at most, and how many are folded at once when there are more. */
	struct Bound
	{
		std::size_t most = 6000, at_once = 3000;
	};

	Ledger() : Ledger({}, {}) {}
	Ledger(Hash hash, Keep keep) : Ledger(std::move(hash), std::move(keep), Bound()) {}
	Ledger(Hash hash, Keep keep, Bound bound) : hash_(std::move(hash)), keep_(std::move(keep)), bound_(bound) {}

	/* The secret seed of this incident's hashes, and the text that stands for NULL in them. */
	void seed(std::uint64_t seed) { seed_ = seed; }
	std::uint64_t seed() const { return seed_; }
	std::string null_text() const;

	/* A table as it was armed: its name, its columns by number, its key. Writes count under these names, whatever
	 * they are by then; the key tells rows apart in any table that has the name later and the key's columns. */
	void name(const std::string &database, std::uint32_t relation, LedgerTable table,
	          std::map<int, std::string> columns, std::vector<std::string> key);

	/* The key alone, of a table of which nothing else is known. */
	void know_key(const LedgerTable &table, std::vector<std::string> key) { keys_[table] = std::move(key); }

	/* Which columns of a table need not stand: they are left out of hashes. */
	using Free = std::function<std::set<std::string>(const LedgerTable &table)>;
	void leave_free(Free free) { free_ = std::move(free); }

	/* Which tables applications wrote to, already when armed, in a way that is not told row by row. */
	using MayBeUnclear = std::function<bool(const LedgerTable &table)>;
	void expect_unclear(MayBeUnclear may) { may_be_unclear_ = std::move(may); }

	/* A statement is sent now. The number that it gets tells which writes may have overlapped. */
	std::uint64_t sent() { return ++count_; }

	/* The rows that the statement with number `sent` told. `is_sure`: its transaction was acknowledged; else its
	 * connection was lost. A document that cannot be read is passed over. */
	void wrote(const Author &author, std::uint64_t sent, const std::vector<Told> &told, bool is_sure);

	/* Takes an entry that an earlier director kept, in any order, before begin(). Throws std::invalid_argument. */
	void restore(const LedgerEntry &entry);

	/* From now on writes are entered. */
	void begin();

	const std::map<LedgerTable, LedgerRows> &tables() const { return tables_; }
	const std::vector<FoldedRows> &folded() const { return folded_; }

	/* Whether nothing can be said of a table: an application's own statements write to it in a way that is not told
	 * row by row, or it has never had a key. */
	bool is_unclear(const LedgerTable &table) const { return unclear_.count(table) != 0; }

	/* Who has had acknowledged writes that somebody made unclear, by table. Whether those stand is not known; the
	 * other rows of the table still have to. */
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
