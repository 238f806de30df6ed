/*
 * What a scenario wants to know about the on-call's doings: a Want for each fact slot.
 *
 * Pure C++. The director turns each Want into OIDs and a slot of the facts file; judge() reads the values in the same
 * order. A value is a number of the clock that orders looks, acts and signals; 0: it never happened.
 */
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "model/pure.hpp"
#include "model/scenario.hpp"
#include "model/vocabulary.hpp"

namespace ride::model
{

struct Want
{
	enum class Kind
	{
		look,      /* `sight` in `database` (empty = in any database) */
		clouded,   /* the same look, while rows that the on-call had added stood in `sight.relation` */
		changed,   /* first committed change to `object` ("schema.relation"; empty = any seeded one) in `database` */
		altered,   /* the same, but only of its columns, its name or its rules */
		rewrote,   /* the same, but only of rows that are not the on-call's own */
		signalled, /* first signal to session `object` (empty = any simulated session) */
		ended,     /* first pg_terminate_backend of session `object` */
		did, /* first committed act: `tag` on `object` (as in Act::on; empty = anything) in `database` (empty = any) */
		attempted, /* the same, but one that was refused or rolled back counts too */
		called     /* first call of function `object` in `database` (empty = any) */
	};

	Kind kind = Kind::look;
	std::string database;
	std::string object;
	std::string tag;
	Sight sight;

	/* look: an item's `after`, as positions in the list that wants() returns: one of these acts must have happened
	 * before a look counts. A slot keeps only the first look, so the recorder has to know; empty = at once. */
	std::vector<std::size_t> after;

	bool operator==(const Want &) const = default;
};

/* The Wants of the scenario's detect items and traps, each once, in an order that depends on the scenario alone. */
std::vector<Want> wants(const Scenario &scenario, const Vocabulary &vocabulary);

} // namespace ride::model
