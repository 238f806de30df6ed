/*
 * Wants become fact slots, and fact slots become the numbers that judge() reads.
 *
 * Pure C++; director only. The order of slots follows from the scenario and the seeded objects alone, so after a
 * restart the same sheet finds its slots in the file again.
 */
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/pure.hpp"
#include "director/wire/loop.hpp"
#include "director/check/probes.hpp"
#include "director/wire/secrets.hpp"
#include "director/record/store.hpp"
#include "model/catalogue.hpp"
#include "model/wants.hpp"

namespace ride
{

class FactSheet
{
public:
	/* `databases`: OIDs of the scenario's databases and the decoy. */
	FactSheet(const model::Scenario &scenario, const model::Vocabulary &vocabulary, std::vector<SeededObject> objects,
	          std::map<std::string, std::uint32_t> databases);

	/* Writes the questions: slots, seeded relations, group members. The facts must not be armed. */
	void write(Facts &facts, Loop &loop, Secrets &secrets);

	/* The values, parallel to wants(). Committed acts come from the databases' logs. */
	std::vector<std::uint64_t> values(const Facts &facts, const std::vector<LoggedAct> &acts) const;

	/* Which slot tells that a session was ended by the on-call; its first number. */
	std::uint64_t ended(const Facts &facts, std::uint32_t session) const;

private:
	struct Slot
	{
		SlotKind kind = SlotKind::unused;
		std::string database = {}; /* empty: any */
		std::uint32_t object = 0, group = 0, sqlstate = 0;
		std::string text = {};
		std::string function = {}; /* resolved to `object` when written */
		std::string name = {};     /* did: of what is none of the seeds' relations */
		bool any_seeded = false;
		std::uint64_t waits = 0, opens = 0;
	};

	void plan();
	void plan_change(SlotKind kind, const model::Want &want, std::vector<std::size_t> &slots);
	void plan_attempted(const model::Want &want, std::vector<std::size_t> &slots);
	void plan_did(const model::Want &want, std::vector<std::size_t> &slots);
	void plan_gates();
	void plan_look(const model::Want &want, std::vector<std::size_t> &slots);
	std::size_t slot(Slot slot);
	std::uint32_t session_number(const std::string &name) const;
	std::uint32_t group_number(const std::string &name) const;
	std::vector<const SeededObject *> objects_named(const std::string &database, const std::string &name) const;
	bool matches(const model::Want &want, const LoggedAct &act) const;
	std::string names_in(const std::string &database) const;
	void write_columns(Facts &facts) const;
	void write_members(Facts &facts, Loop &loop, Secrets &secrets);

	const model::Scenario &scenario_;
	const model::Vocabulary &vocabulary_;
	std::vector<SeededObject> objects_;
	std::map<std::string, std::uint32_t> databases_;
	std::vector<model::Want> wants_;
	std::vector<std::vector<std::size_t>> slots_of_; /* parallel to wants_ */
	std::vector<Slot> slots_;
	std::vector<std::size_t> ended_slots_; /* by session */
};

} // namespace ride
