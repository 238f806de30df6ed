/*
 * The layout of the facts file: what the scenario wants to know, and what is known.
 *
 * Plain data, no server header, no libpq. The file $PGDATA/ride/facts is mapped shared by the postmaster and so by
 * every process: the crash of a backend or of the whole server loses nothing of it. The director writes the
 * questions before it sets `armed`; from then on only what is atomic changes. A copied data directory carries it along.
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
	altered,       /* the same, to its columns, its name or its rules */
	rewrote,       /* the same, to rows that are not the on-call's own */
	signalled,     /* pg_terminate_backend or pg_cancel_backend reached a client of session `object` */
	ended,         /* pg_terminate_backend reached a client of session `object` */
	attempted,     /* act with tag `text` tried, on `object` (0 = anything) in `database`, whatever became of it */
	called,        /* function `object` called in `database` by a statement that ran to the end */
	did            /* committed act with tag `text` on `object` in `database`: where a look waits for it */
};

/* `database` 0 means any database. The names are not needed to match: everything is by OID. */
struct FactSlot
{
	SlotKind kind;
	std::uint32_t database;
	std::uint32_t object;
	std::uint32_t group;                /* read_group: bit number */
	std::uint32_t sqlstate;             /* raised: as MAKE_SQLSTATE packs it */
	char text[76];                      /* raised: the word (any case); attempted, did: the tag */
	char name[132];                     /* did: what it was done to, where that is none of the seeds' relations */
	std::uint32_t any_seeded;           /* did: to any relation of the seeds */
	std::uint32_t rows_of;              /* read_relation: 1 + the place of `object` in Facts::relations; 0 = none */
	std::uint64_t waits;                /* looks: the gate, as a bit, that has to be open before one counts; 0 = none */
	std::uint64_t opens;                /* acts: the gates that it opens */
	std::atomic<std::uint64_t> first;   /* number of the shared clock; 0 = never */
	std::atomic<std::uint64_t> clouded; /* the same, of a look at rows while rows of the on-call's own stood there */
};

/* A relation that the seeds made: what "a user relation" means when a catalog statement's text names one. */
struct SeededRelation
{
	std::uint32_t database;
	std::uint32_t relation;
	char name[64]; /* without schema, as in pg_class */
	/* Set before the on-call, or code of theirs in another session, changes the relation in any way; never cleared, not
	 * by a rollback either. What is 0 stands as it was planted, but for what the applications wrote themselves. */
	std::atomic<std::uint32_t> touched;
	std::atomic<std::int64_t> own_rows;   /* committed rows that the on-call added and has not taken away again */
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

/* A relation of the on-call's own that was filled with what slot `slot` asks for. */
struct FactCopy
{
	std::atomic<std::uint64_t> relation; /* with its database; 0: not yet written */
	std::uint32_t slot;

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
	std::atomic<std::uint32_t> armed; /* 1: record; 0: be silent */
	std::uint32_t oncall;             /* role OIDs */
	std::uint32_t checker;
	std::uint32_t director;
	std::uint64_t armed_transaction;         /* the first one that was not yet begun when armed; 0: not armed */
	std::uint64_t plan_groups;               /* groups whose look is an EXPLAIN */
	std::uint64_t relation_groups;           /* groups that are about a relation */
	std::atomic<std::uint64_t> clock;        /* orders looks, acts and signals; 0 before the first */
	std::atomic<std::uint32_t> copies_taken; /* places in `copies`; may count beyond their end */
	std::atomic<std::uint64_t> gates;        /* those that are open, see FactSlot::waits */
	/* Transactions in which the on-call wrote rows of seeded relations, by the number that the rows bear. Once it is
	 * full, rows of later ones are nobody's own. */
	std::atomic<std::uint32_t> transactions_used;
	std::atomic<std::uint32_t> transactions[facts_max_transactions];
	std::uint32_t slots_used, relations_used, members_used, clients_used;
	FactSlot slots[facts_max_slots];
	SeededRelation relations[facts_max_relations];
	GroupMember members[facts_max_members];
	FactClient clients[facts_max_clients];
	FactCopy copies[facts_max_copies];
	std::uint32_t columns_used;
	char columns[facts_max_columns][64]; /* that the diagnoses name */
};

static_assert(std::atomic<std::uint64_t>::is_always_lock_free && std::atomic<std::int32_t>::is_always_lock_free);
static_assert(std::is_standard_layout_v<Facts>);

/* The next number of the shared clock (never 0). */
inline std::uint64_t tick(Facts *facts)
{
	return facts->clock.fetch_add(1, std::memory_order_acq_rel) + 1;
}

/* Keeps the smallest number: a transaction that began to change first may commit last. */
inline void keep_first(std::atomic<std::uint64_t> *first, std::uint64_t number)
{
	std::uint64_t seen = first->load(std::memory_order_acquire);
	while ((seen == 0 || number < seen) && !first->compare_exchange_weak(seen, number, std::memory_order_acq_rel))
		;
}

inline std::uint32_t used_copies(const Facts &facts)
{
	return std::min<std::uint32_t>(facts.copies_taken.load(std::memory_order_acquire), facts_max_copies);
}

/* Calls visit(word) for each column that the incident is about: one that a diagnosis or an error names. */
template <typename Visit>
void each_column_word(const Facts *facts, Visit &&visit)
{
	for (std::uint32_t i = 0; i < facts->columns_used; ++i)
		visit(facts->columns[i]);
	for (std::uint32_t i = 0; i < facts->slots_used; ++i)
		if (const FactSlot &slot = facts->slots[i]; slot.kind == SlotKind::raised && slot.text[0] != '\0')
			visit(slot.text);
}

/* Something that was done: it stands, and opens what waits for it. */
inline void set_act(Facts *facts, FactSlot &slot, std::uint64_t number)
{
	keep_first(&slot.first, number);
	if (slot.opens != 0)
		facts->gates.fetch_or(slot.opens, std::memory_order_acq_rel);
}

/* Something that was seen, unless it is still to be waited for. `gates`: those open when the statement began. */
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

/* The mapping of this process (inherited from the postmaster); null where ride.sandbox is off. */
inline Facts *mapped_facts()
{
	return detail::facts_mapping;
}

} // namespace ride
