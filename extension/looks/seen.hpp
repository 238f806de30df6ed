/*
 * What the scans of a query hand up about the seeded relations.
 *
 * Server code; backends of the on-call. Each scan of a catalog that tells of relations is asked through us: which
 * relations its rows are about, behind the scan's own conditions, and which its index was asked for. Of any other scan
 * that somebody may ask about we learn that it ran at all. So a look is decided by what came out, not by how the
 * statement is written.
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

/* Scans that are joined with each other: a row comes out of them only where all agree. */
struct Tree
{
	Relations described; /* rows of pg_attribute and its like */
	Relations asked;     /* the index of one was asked for these */
	Relations given;     /* by the statement itself, not by what it is joined with */
	Relations listed;    /* rows of pg_class */
	bool lists;          /* a scan of pg_class ran */
	bool ended;          /* a scan of pg_attribute or its like, not narrowed to relations by key, has come to its end */

	bool agrees(std::uint32_t position) const { return !lists || listed.has(position); }
};

struct WatchedNode;

struct Sights
{
	const QueryDesc *query;
	const Wanted *here;
	std::uint64_t rows; /* of its result, so far */
	bool reads_catalog; /* a scan of a catalog of relations ran */
	bool unsure;        /* one runs in parallel workers, unseen */
	bool ran;           /* any watched scan ran */
	bool read_many;     /* more relations than room */
	int read_count;
	Oid read[max_read]; /* whose scans ran */
	int below_count;
	struct Below
	{
		Oid relation;
		const WatchedNode *gather;
		bool is_catalog;
		bool is_limited; /* a LIMIT stands between: read only if a row comes up */
	} below[max_read];   /* what parallel workers scan for a Gather, unseen: read when that runs */
	int called_count;
	struct Called
	{
		Oid function;
		bool ran;       /* somebody has asked it for a row */
		bool tells;     /* its rows are about sessions: which of them came up is known */
		bool has_other; /* one about another session has */
	} called[16];       /* in FROM */
	WatchedNode *watched;
	Sights *next;
	MemoryContextCallback on_reset;
	int tree_count;
	Tree trees[max_trees]; /* the last: those that are not in use are not even zero */

	/* Some scan of it ran; for a view or a parent of partitions: any scan. */
	bool was_read(Oid relation) const;
	/* In FROM, and nobody has asked it for a row. */
	bool is_idle(Oid function) const;
	/* In FROM, with rows about sessions. */
	bool tells(Oid function) const;
	/* So it is, and all that came up was about this session itself, or nothing. */
	bool is_silent(Oid function) const;

	/* Rows about it were handed up. */
	bool sees(std::uint32_t position) const;
	/* Or would have been: a scan asked for it, or came to its end, and what is joined with it does not speak against it. */
	bool would_see(std::uint32_t position) const;
	/* The statement's own key asked for it. */
	bool was_given(std::uint32_t position) const;
	/* Rows of it that passed, of pg_class where that is read beside others: what a function next to them is asked about. */
	bool passes(std::uint32_t position) const;
};

/* The executor has started: from now on the query's scans are watched. Where memory is short they are not. */
void watch(const Wanted &here, QueryDesc *query);

/* null: it is not watched */
Sights *of(const QueryDesc *query);

} // namespace ride::seen
