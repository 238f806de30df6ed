/*
 * The control database: what an attempt is, across restarts.
 *
 * Pure C++; director only. Nobody but the director may connect to it.
 */
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/pure.hpp"
#include "director/wire/loop.hpp"
#include "model/card.hpp"
#include "model/ledger.hpp"

namespace ride
{

enum class Phase
{
	idle,
	prepared, /* seeded, nothing runs */
	live,
	submitted
};

const char *to_text(Phase phase);

/* A relation that the seeds made. */
struct SeededObject
{
	std::string database, schema, name;
	std::uint32_t database_oid = 0, relation = 0;
};

/* The rows of a seeded table as they were when armed, without the rows: see digest.hpp. */
struct KeptColumn
{
	std::string name, type;
	int number = 0;
	bool key = false; /* of the primary key */
};

struct KeptPart
{
	std::vector<std::size_t> columns; /* positions in KeptRows::columns */
	std::string keys;                 /* which rows: an int8multirange, or an array of hashes */
	std::string rows, sum;            /* how many, and the sum of their hashes */
	std::string left_out;             /* while it is taken: rows of which this is true are not in it */
};

struct KeptRows
{
	std::vector<KeptColumn> columns;
	std::vector<KeptPart> parts;
};

/* One part of a table's shape; its kinds are model::shape_kinds, and "table" itself. */
struct ShapeItem
{
	std::string kind;
	std::uint32_t object = 0; /* OID, or the number of a column */
	std::string name;         /* of a column */
	std::string definition;
};

using Shape = std::vector<ShapeItem>;

using TableNumber = std::pair<std::uint32_t, std::uint32_t>; /* database, relation */

struct Attempt
{
	std::uint64_t number = 0;
	std::string id;
	unsigned seed = 0;
	Phase phase = Phase::idle;
	unsigned hints = 0;
	std::string card; /* JSON, once submitted */
};

class Store
{
public:
	explicit Store(Loop &loop) : loop_(loop), watched_(loop, link_) {}

	/* Connects, and makes the tables where they are missing. */
	void open(const Target &target);
	Link &link() { return link_; }

	Attempt attempt();
	void begin(const std::string &id, unsigned seed, const std::vector<SeededObject> &objects);
	void set_phase(Phase phase);
	void set_hints(unsigned hints);
	/* Freezes the card, and keeps what it was judged by; leaves one that is frozen as it is. */
	void submit(const std::string &card, const std::string &evidence);
	/* Forgets the attempt and everything that belongs to it. */
	void clear();

	std::vector<SeededObject> objects();

	/* The entries of the ledger, as the journal has written them. */
	std::vector<model::LedgerEntry> ledger();

	/* What a question answered when armed; NULL answers are kept as such. */
	void remember(const std::string &question, const Field &answer);
	std::optional<Field> remembered(const std::string &question);

	void keep_rows(const std::map<TableNumber, KeptRows> &all);
	std::map<TableNumber, KeptRows> kept_rows();
	void keep_shapes(const std::map<TableNumber, Shape> &all);
	std::map<TableNumber, Shape> kept_shapes();

	/* Returns false when the pair stands already (declare) or does not stand (retract). */
	bool declare(const model::DeclaredPair &pair);
	bool retract(const model::DeclaredPair &pair);
	std::vector<std::pair<std::string, std::string>> declared();

private:
	Outcome run(const std::string &sql, std::vector<std::string> parameters = {})
	{
		return loop_.run(link_, {sql, std::move(parameters)});
	}

	Loop &loop_;
	Link link_;
	Watched watched_;
};

} // namespace ride
