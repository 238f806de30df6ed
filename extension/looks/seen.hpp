/*
 * What the scans of a query hand up about the seeded relations.
 *
 * Server code; backends of the on-call. The scans of a query are watched. Of a catalog that tells of relations they
 * show which relations its rows are about, after the scan's own conditions, and which ones its index was asked for; of
 * anything else, that it was read at all. So what came out decides whether a statement has looked, not how it is
 * written.
 */
#pragma once

#include "extension/base/pg.hpp"
#include "extension/watch/wanted.hpp"

namespace ride::seen
{

inline constexpr int max_trees = 16;
inline constexpr int max_read = 32;

/* A set of seeded relations, by position in Wanted::relations. */
struct Relations
{
	std::uint64_t bits[facts_max_relations / 64];

	bool has(std::uint32_t position) const { return (bits[position / 64] >> position % 64 & 1) != 0; }
	void add(std::uint32_t position) { bits[position / 64] |= std::uint64_t{1} << position % 64; }
	void add(const Relations &more)
	{
		for (std::size_t i = 0; i < lengthof(bits); ++i)
			bits[i] |= more.bits[i];
	}
};

/* Scans that are joined with each other: a row comes out only where all agree. */
struct Tree
{
	Relations described; /* rows of pg_attribute and its like */
	Relations asked;     /* a scan's index was asked for these */
	Relations given;     /* the same, by the statement's own key and not by one that comes from a join */
	Relations listed;    /* rows of pg_class */
	bool lists;          /* a scan of pg_class ran */
	bool ended;          /* a scan of pg_attribute or its like, without a key for relations, has come to its end */

	bool agrees(std::uint32_t position) const { return !lists || listed.has(position); }
};

struct WatchedNode;

/* What the scans of one query have shown. */
struct Sights
{
	const QueryDesc *query;
	const Wanted *here;
	std::uint64_t rows; /* of the query's result, so far */
	bool reads_catalog; /* a scan of a catalog of relations ran */
	bool unsure;        /* such a scan runs in parallel workers, unseen */
	bool ran;           /* any watched scan ran */
	bool read_many;     /* more relations than there is room for */
	int read_count;
	Oid read[max_read]; /* whose scans ran */
	int below_count;
	struct Below
	{
		Oid relation;
		const WatchedNode *gather;
		bool is_catalog;
		bool is_limited; /* a LIMIT stands between them: read only if a row comes up */
	} below[max_read];   /* scans that parallel workers run for a Gather, unseen: read when the Gather runs */
	int called_count;
	struct Called
	{
		Oid function;
		bool ran;       /* somebody has asked it for a row */
		bool tells;     /* its rows are about sessions, and are watched */
		bool has_other; /* a row about another session has come up */
	} called[16];       /* in FROM */
	WatchedNode *watched;
	Sights *next;
	MemoryContextCallback on_reset;
	int tree_count;
	Tree trees[max_trees]; /* stands last, because trees that are not in use are not zeroed */

	/* Whether a scan of the relation ran; for a view or a parent of partitions, any scan. */
	bool was_read(Oid relation) const;
	/* Whether a function stands in FROM, and has not been asked for a row. */
	bool is_idle(Oid function) const;
	/* Whether a function stands in FROM, with rows about sessions. */
	bool tells(Oid function) const;
	/* Whether it does, and no row about another session has come up. */
	bool is_silent(Oid function) const;

	/* Whether rows about the relation at `position` were handed up. */
	bool sees(std::uint32_t position) const;
	/* Whether they would have been: a scan asked for it, or came to its end, and what is joined with the scan
	 * agrees. */
	bool would_see(std::uint32_t position) const;
	/* Whether the statement's own key asked for it. */
	bool was_given(std::uint32_t position) const;
	/* Whether rows about it passed (of pg_class, where that is read too): then a function beside them is asked about
	 * it. */
	bool passes(std::uint32_t position) const;
};

/* The executor has started: from now on the query's scans are watched, unless memory is short. */
void watch(const Wanted &here, QueryDesc *query);

/* What a query has shown; null: it is not watched. */
Sights *of(const QueryDesc *query);

} // namespace ride::seen
