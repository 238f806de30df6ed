/*
 * The layout of the facts file: what the scenario asks, and what has been seen.
 *
 * Plain data, no server header, no libpq. The postmaster maps the file $PGDATA/ride/facts shared, and every process
 * inherits the mapping: a crash of a backend or of the whole server loses nothing of it. The director writes the
 * questions before it sets `armed`; from then on only what is atomic changes. A copied data directory carries the file
 * along.
 */
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace ride
{

inline constexpr std::uint32_t facts_magic = 0x52494445; /* "RIDE" */
inline constexpr std::uint32_t facts_version = 6;
inline constexpr std::size_t facts_max_slots = 1024;
inline constexpr std::size_t facts_max_relations = 512;
inline constexpr std::size_t facts_max_members = 512;
inline constexpr std::size_t facts_max_clients = 128;
inline constexpr std::size_t facts_max_transactions = 4096;
inline constexpr std::size_t facts_max_copies = 1024;
inline constexpr std::size_t facts_max_columns = 64;
inline constexpr std::uint32_t any_session = 0xffffffff;

enum class SlotKind : std::uint32_t
{
	unused,
	read_relation, /* `object` read in `database` */
	read_group,    /* a member of group `group` read in `database`, about relation `object` (0 = about none) */
	read_function, /* function `object` called in `database` by a statement that counts as a look */
	raised,        /* an error with `sqlstate` (packed) whose message has the word `text`, in `database` */
	read_app_log,  /* lines of `database` handed out by ride.app_log() or ride.status() */
	changed,       /* first committed change by the on-call to `object` (0 = any seeded relation) in `database` */
	altered,       /* the same, of its columns, its name or its rules */
	rewrote,       /* the same, of rows that are not the on-call's own */
	signalled,     /* pg_terminate_backend or pg_cancel_backend reached a client of session `object` */
	ended,         /* pg_terminate_backend reached a client of session `object` */
	attempted,     /* act with tag `text` tried, on `object` (0 = anything) in `database`, whatever became of it */
	called,        /* function `object` called in `database` by a statement that ran to the end */
	did            /* act with tag `text` on `object` committed in `database`; only where a look waits for it */
};

/* A question, and its answer. `database` 0 means any database. Everything is matched by OID. */
struct FactSlot
{
	SlotKind kind;
	std::uint32_t database;
	std::uint32_t object;
	std::uint32_t group;              /* read_group: bit number */
	std::uint32_t sqlstate;           /* raised: as MAKE_SQLSTATE packs it */
	char text[76];                    /* raised: the word (any case); attempted, did: the tag */
	char name[132];                   /* did: the object's name, if it is not a seeded relation */
	std::uint32_t any_seeded;         /* did: 1: on any seeded relation */
	std::uint32_t rows_of;            /* read_relation: 1 + the place of `object` in Facts::relations; 0 = none */
	std::uint64_t waits;              /* looks: the gate, as a bit, that has to be open for a look to count; 0 = none */
	std::uint64_t opens;              /* acts: the gates that it opens */
	std::atomic<std::uint64_t> first; /* number of the shared clock; 0 = never */
	std::atomic<std::uint64_t> clouded; /* the same, for a look at rows while rows of the on-call's own stand there */
};

/* A relation that the seeds made. */
struct SeededRelation
{
	std::uint32_t database;
	std::uint32_t relation;
	char name[64]; /* without schema, as in pg_class */
	/* Set before the on-call, or its code in another session, changes the relation in any way; a rollback does not
	 * clear it. While it is 0, the relation is as it was planted, but for what the applications wrote themselves. */
	std::atomic<std::uint32_t> touched;
	std::atomic<std::int64_t> own_rows;   /* committed rows that the on-call has added and not deleted again */
	std::atomic<std::uint64_t> own_since; /* number of the first of them; 0: there are none */
};

/* A relation or function of one or more evidence groups. */
struct GroupMember
{
	std::uint32_t database; /* 0: a system object, the same OID in every database */
	std::uint32_t object;
	std::uint32_t is_function;
	std::uint32_t reserved;
	std::uint64_t groups; /* bit set */
};

/* A relation of the on-call's own that has been filled with what a slot asks for. */
struct FactCopy
{
	std::atomic<std::uint64_t> relation; /* with its database; 0: not yet written */
	std::uint32_t slot;                  /* index into Facts::slots */

	static std::uint64_t key(std::uint32_t database, std::uint32_t relation)
	{
		return std::uint64_t{database} << 32 | relation;
	}
};

/* A simulated client that is connected now. */
struct FactClient
{
	std::atomic<std::int32_t> pid; /* 0: not connected */
	std::uint32_t session;         /* index into the scenario's sessions */
};

struct Facts
{
	std::uint32_t magic;
	std::uint32_t version;
	std::uint64_t attempt;            /* number of the attempt in the control database that these facts belong to */
	std::atomic<std::uint32_t> armed; /* 1: record; 0: record nothing */
	std::uint32_t oncall;             /* role OIDs */
	std::uint32_t checker;
	std::uint32_t director;
	std::uint64_t armed_transaction;  /* the next transaction number when the incident was armed; 0: it was not */
	std::uint64_t plan_groups;        /* groups whose look is an EXPLAIN */
	std::uint64_t relation_groups;    /* groups that are about a relation */
	std::atomic<std::uint64_t> clock; /* orders looks, acts and signals; 0 before the first */
	std::atomic<std::uint32_t> copies_taken; /* places in `copies`; may count beyond the end */
	std::atomic<std::uint64_t> gates;        /* that are open, see FactSlot::waits */
	/* Transactions in which the on-call wrote rows of seeded relations, by the xmin of the rows. When the array is
	 * full, rows of later transactions are nobody's own. */
	std::atomic<std::uint32_t> transactions_used;
	std::atomic<std::uint32_t> transactions[facts_max_transactions];
	std::uint32_t slots_used, relations_used, members_used, clients_used;
	FactSlot slots[facts_max_slots];
	SeededRelation relations[facts_max_relations];
	GroupMember members[facts_max_members];
	FactClient clients[facts_max_clients];
	FactCopy copies[facts_max_copies];
	std::uint32_t columns_used;
	char columns[facts_max_columns][64]; /* that diagnoses name */
};

static_assert(std::atomic<std::uint64_t>::is_always_lock_free && std::atomic<std::int32_t>::is_always_lock_free);
static_assert(std::is_standard_layout_v<Facts>);

/* The next number of the shared clock (never 0). */
inline std::uint64_t tick(Facts *facts)
{
	return facts->clock.fetch_add(1, std::memory_order_acq_rel) + 1;
}

/* Keeps the smallest number other than 0: a transaction that began to change first may commit last. */
inline void keep_first(std::atomic<std::uint64_t> *first, std::uint64_t number)
{
	std::uint64_t seen = first->load(std::memory_order_acquire);
	while ((seen == 0 || number < seen) && !first->compare_exchange_weak(seen, number, std::memory_order_acq_rel))
		;
}

/* How many of Facts::copies are in use. */
inline std::uint32_t used_copies(const Facts &facts)
{
	return std::min<std::uint32_t>(facts.copies_taken.load(std::memory_order_acquire), facts_max_copies);
}

/* Calls visit(word) for each column that the incident is about: those that a diagnosis or an error names. */
template <typename Visit>
void each_column_word(const Facts *facts, Visit &&visit)
{
	for (std::uint32_t i = 0; i < facts->columns_used; ++i)
		visit(facts->columns[i]);
	for (std::uint32_t i = 0; i < facts->slots_used; ++i)
		if (const FactSlot &slot = facts->slots[i]; slot.kind == SlotKind::raised && slot.text[0] != '\0')
			visit(slot.text);
}

/* Sets the slot of an act, and opens the gates of looks that wait for it. */
inline void set_act(Facts *facts, FactSlot &slot, std::uint64_t number)
{
	keep_first(&slot.first, number);
	if (slot.opens != 0)
		facts->gates.fetch_or(slot.opens, std::memory_order_acq_rel);
}

/* Sets the slot of a look, unless that waits for an act. `gates`: those that were open at the time of the look. */
inline void set_look(Facts *facts, FactSlot &slot, std::uint64_t number, std::uint64_t gates)
{
	if ((slot.waits & ~gates) != 0)
		return;
	const bool clouded = slot.rows_of != 0 && facts->relations[slot.rows_of - 1].own_since.load() != 0;
	keep_first(clouded ? &slot.clouded : &slot.first, number);
}

namespace detail
{
extern Facts *facts_mapping;
}

/* The facts as this process has them mapped; null where ride.sandbox is off. */
inline Facts *mapped_facts()
{
	return detail::facts_mapping;
}

} // namespace ride
