/*
 * Which of the seeded relations a function is asked about.
 *
 * Server code; backends of the on-call. A function that tells of a relation gets its name or its OID, alone or in the
 * text of a query, so any word or number among the arguments counts. The text of queries themselves is not scanned:
 * what they read decides.
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

	/* Adds what the words and whole numbers of a text name, outside of SQL comments. `length` is in bytes. */
	void scan(const char *text, std::size_t length);

	/* Adds what an argument names: a name, an OID, an array of them. Other types name nothing. */
	void scan(Oid type, Datum value);

	/* Adds what the values of a statement's parameters name; null: it has none. */
	void scan(ParamListInfo parameters);

	/* Whether this seeded relation has been named. */
	bool has(Oid relation) const;

private:
	void word(const char *text, std::size_t length);
	void number(const char *text, std::size_t length);
	void found(std::uint32_t position) { bits_[position / 64] |= std::uint64_t{1} << position % 64; }

	const Wanted &here_;
	std::uint64_t bits_[facts_max_relations / 64] = {}; /* by position in Wanted::relations */
};

/* Whether `text` has `word`, in any case, with no letter, digit or underscore beside it. Allocates nothing and reads no
 * catalog, so it may be used while an error is reported. */
bool has_word(const char *text, const char *word);

} // namespace ride
