/*
 * Which of the seeded relations a statement is about.
 *
 * Server code; backends of the on-call. A catalog statement is about a relation that its text or its bound
 * parameters name, by name or by OID; one that names no user relation at all is about every one of them.
 */
#pragma once

#include "extension/pg.hpp"
#include "extension/wanted.hpp"

namespace ride
{

class NamedRelations
{
public:
	explicit NamedRelations(const Wanted &here) : here_(here) {}

	/* Words and whole numbers of a text, wherever they stand: in quotes, in a regular expression, in a list. */
	void scan(const char *text, std::size_t length, bool is_value = false);

	/* The values of a statement's parameters. */
	void scan(ParamListInfo parameters);

	/* Is the statement about this seeded relation? */
	bool about(Oid relation) const;

private:
	void word(const char *text, std::size_t length, bool quoted);
	void number(const char *text, std::size_t length);
	void found(std::uint32_t position) { bits_[position / 64] |= std::uint64_t{1} << position % 64; }

	const Wanted &here_;
	std::uint64_t bits_[facts_max_relations / 64] = {}; /* by position in Wanted::relations */
	bool any_seeded_ = false;                           /* asked about, in quotes or by OID */
	bool any_other_ = false;                            /* a user relation that the seeds did not make */
	int looked_up_ = 0;
};

/* `text` has `word` in any case, with no letter, digit or underscore beside it. No memory, no catalog. */
bool has_word(const char *text, const char *word);

} // namespace ride
