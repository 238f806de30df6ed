/*
 * Digests of the rows that the seeds made: taken when armed, compared at the score.
 *
 * Pure C++; director only. This file pair writes the SQL and reads what came back; probes.cpp has it asked, as
 * ride_checker in the frame of a check. docs/scoring.md says what counts as standing, and
 * docs/decisions.md#a-digest-chains-hash-functions why the hash is what it is.
 */
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/pure.hpp"
#include "director/wire/loop.hpp"
#include "director/record/store.hpp"
#include "model/scenario.hpp"

namespace ride
{

/* A seeded row that an application has changed since: its values as text when it was first touched, by the columns'
 * names when armed. Whether it stands as the application left it is not asked here. */
struct TouchedRow
{
	std::map<std::string, Field> before;
};

class Digests
{
public:
	using TouchedRows = std::function<std::vector<TouchedRow>(const SeededObject &)>;

	Digests(Store &store, const model::Scenario &scenario) : store_(store), scenario_(scenario) {}

	/* Rows that applications have touched are counted as they were before. */
	void except(TouchedRows touched) { touched_ = std::move(touched); }

	/* The secret of this arming, 128 random bits in hexadecimal digits. */
	void begin(const std::string &secret);

	/* What is to be asked when armed, and keeping what was answered. */
	Script taking(const SeededObject &object);
	void keep(const SeededObject &object, const Script &answered);
	void save();

	/* What is to be asked at the score; nothing where no digest was taken. */
	bool has(const SeededObject &object);
	std::map<std::string, int> columns(const SeededObject &object); /* with their numbers */
	std::vector<std::string> key(const SeededObject &object);
	Script comparing(const SeededObject &object, bool may_hide); /* may_hide: it had row security when armed */
	/* Whether the last answer of that says that every row stands. */
	bool stands(const SeededObject &object, const Outcome &answer);

private:
	struct Column
	{
		std::string value, type; /* an expression, and what it is hashed as */
	};

	std::string hash(const std::vector<Column> &columns) const;
	std::string measuring(const SeededObject &object);
	std::string finding_gaps(const SeededObject &object, const Row &measured);
	std::string counting(const SeededObject &object, const Outcome &now);
	const std::map<TableNumber, KeptRows> &kept();
	KeptRows &of(const SeededObject &object);

	Store &store_;
	const model::Scenario &scenario_;
	TouchedRows touched_;
	std::string secret_;
	std::map<TableNumber, KeptRows> kept_;
	bool loaded_ = false;
};

} // namespace ride
