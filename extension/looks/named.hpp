/*
 * Which of the seeded relations a function is asked about.
 *
 * Server code; backends of the on-call. Functions that tell of a relation get its name or its OID, alone or inside of a
 * query's text: any word or number among their arguments counts. Queries are not read: what they read decides.
 */
#pragma once

#include "extension/base/pg.hpp"
#include "extension/watch/wanted.hpp"

namespace ride
{

class NamedRelations
{
public:
	explicit NamedRelations(const Wanted &here) : here_(here) {}

	/* Words and whole numbers of a text, but for SQL's comments. */
	void scan(const char *text, std::size_t length);

	/* A value of an argument: a name, an OID, a list of them. Other types tell nothing. */
	void scan(Oid type, Datum value);

	/* The values of a statement's parameters. */
	void scan(ParamListInfo parameters);

	/* Is this seeded relation among them? */
	bool has(Oid relation) const;

private:
	void word(const char *text, std::size_t length);
	void number(const char *text, std::size_t length);
	void found(std::uint32_t position) { bits_[position / 64] |= std::uint64_t{1} << position % 64; }

	const Wanted &here_;
	std::uint64_t bits_[facts_max_relations / 64] = {}; /* by position in Wanted::relations */
};

/* `text` has `word` in any case, with no letter, digit or underscore beside it. No memory, no catalog. */
bool has_word(const char *text, const char *word);

} // namespace ride
