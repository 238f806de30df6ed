/*
 * Wants become fact slots, and fact slots become numbers.
 *
 * Pure C++; director only.
 */
#include <algorithm>
#include <cstring>
#include <memory>
#include <set>

#include "director/incident/fact_sheet.hpp"

namespace ride
{

namespace
{

/* As the server's MAKE_SQLSTATE packs it. */
std::uint32_t packed(const std::string &sqlstate)
{
	std::uint32_t result = 0;
	for (int i = 0; i < 5 && i < static_cast<int>(sqlstate.size()); ++i)
		result |= static_cast<std::uint32_t>((sqlstate[static_cast<std::size_t>(i)] - '0') & 0x3f) << (6 * i);
	return result;
}

template <std::size_t size>
void put(char (&to)[size], const std::string &from)
{
	const std::size_t length = std::min(from.size(), size - 1);
	std::memcpy(to, from.data(), length);
	to[length] = '\0';
}

constexpr std::size_t first_slot_number = 1000; /* in a look-up, a slot is this much above its place */
constexpr std::uint32_t first_user_oid = 16384; /* below it, an object is the same in every database */
constexpr const char *too_many = "the scenario asks for more than the facts file has room for";

} // namespace

FactSheet::FactSheet(const model::Scenario &scenario, const model::Vocabulary &vocabulary,
                     std::vector<SeededObject> objects, std::map<std::string, std::uint32_t> databases)
    : scenario_(scenario), vocabulary_(vocabulary), objects_(std::move(objects)), databases_(std::move(databases)),
      wants_(model::wants(scenario, vocabulary))
{
	plan();
}

std::uint32_t FactSheet::session_number(const std::string &name) const
{
	if (name.empty())
		return any_session;
	for (std::size_t i = 0; i < scenario_.sessions.size(); ++i)
		if (scenario_.sessions[i].name == name)
			return static_cast<std::uint32_t>(i);
	return any_session - 1;
}

std::uint32_t FactSheet::group_number(const std::string &name) const
{
	const auto found = std::find_if(vocabulary_.groups.begin(), vocabulary_.groups.end(),
	                                [&](const model::Group &group) { return group.name == name; });
	return static_cast<std::uint32_t>(found - vocabulary_.groups.begin());
}

/* Seeded objects called `name` ("schema.table") in `database` (empty: in any). */
std::vector<const SeededObject *> FactSheet::objects_named(const std::string &database, const std::string &name) const
{
	std::vector<const SeededObject *> result;
	for (const SeededObject &object : objects_)
		if ((database.empty() || object.database == database) && object.schema + "." + object.name == name)
			result.push_back(&object);
	return result;
}

std::size_t FactSheet::slot(Slot slot)
{
	slots_.push_back(std::move(slot));
	return slots_.size() - 1;
}

void FactSheet::plan_look(const model::Want &want, std::vector<std::size_t> &slots)
{
	const model::Sight &sight = want.sight;
	switch (sight.kind)
	{
		case model::Sight::Kind::relation:
			for (const SeededObject *object : objects_named(want.database, sight.relation))
				slots.push_back(
				    slot({.kind = SlotKind::read_relation, .database = object->database, .object = object->relation}));
			break;
		case model::Sight::Kind::group:
			if (sight.relation.empty())
				slots.push_back(
				    slot({.kind = SlotKind::read_group, .database = want.database, .group = group_number(sight.name)}));
			for (const SeededObject *object : objects_named(want.database, sight.relation))
				slots.push_back(slot({.kind = SlotKind::read_group,
				                      .database = object->database,
				                      .object = object->relation,
				                      .group = group_number(sight.name)}));
			break;
		case model::Sight::Kind::function:
			for (const auto &[database, oid] : databases_)
				if (want.database.empty() || want.database == database)
					slots.push_back(
					    slot({.kind = SlotKind::read_function, .database = database, .function = sight.name}));
			break;
		case model::Sight::Kind::error:
			slots.push_back(slot({.kind = SlotKind::raised,
			                      .database = want.database,
			                      .sqlstate = packed(sight.sqlstate),
			                      .text = sight.word}));
			break;
		case model::Sight::Kind::app_log:
			for (const auto &[database, oid] : databases_)
				if (want.database.empty() || want.database == database)
					slots.push_back(slot({.kind = SlotKind::read_app_log, .database = database}));
			break;
	}
}

/* A change to relations of the seeds. */
void FactSheet::plan_change(SlotKind kind, const model::Want &want, std::vector<std::size_t> &slots)
{
	if (want.object.empty())
	{
		for (const model::Database &database : scenario_.databases)
			if (want.database.empty() || want.database == database.name)
				slots.push_back(slot({.kind = kind, .database = database.name}));
		return;
	}
	for (const SeededObject *object : objects_named(want.database, want.object))
		slots.push_back(slot({.kind = kind, .database = object->database, .object = object->relation}));
}

/* What was done is read from the databases' logs; only where a look waits for it, a slot has to tell. */
void FactSheet::plan_did(const model::Want &want, std::vector<std::size_t> &slots)
{
	const std::vector<const SeededObject *> objects = objects_named(want.database, want.object);
	for (const SeededObject *object : objects)
		slots.push_back(
		    slot({.kind = SlotKind::did, .database = object->database, .object = object->relation, .text = want.tag}));
	if (!objects.empty())
		return;
	const bool any_seeded = want.object == "seeded";
	slots.push_back(slot({.kind = SlotKind::did,
	                      .database = want.database,
	                      .text = want.tag,
	                      .name = any_seeded ? "" : want.object,
	                      .any_seeded = any_seeded}));
}

void FactSheet::plan_attempted(const model::Want &want, std::vector<std::size_t> &slots)
{
	if (want.object.empty())
		slots.push_back(slot({.kind = SlotKind::attempted, .database = want.database, .text = want.tag}));
	for (const SeededObject &object : objects_)
		if ((want.database.empty() || object.database == want.database) &&
		    (want.object == "seeded" || want.object == object.schema + "." + object.name))
			slots.push_back(slot({.kind = SlotKind::attempted,
			                      .database = object.database,
			                      .object = object.relation,
			                      .text = want.tag}));
}

void FactSheet::plan()
{
	std::vector<bool> opens(wants_.size());
	for (const model::Want &want : wants_)
		for (const std::size_t act : want.after)
			opens[act] = true;
	for (std::size_t i = 0; i < wants_.size(); ++i)
	{
		const model::Want &want = wants_[i];
		std::vector<std::size_t> slots;
		switch (want.kind)
		{
			case model::Want::Kind::look:
				plan_look(want, slots);
				break;
			case model::Want::Kind::clouded:
			{
				model::Want clear = want;
				clear.kind = model::Want::Kind::look;
				slots = slots_of_[static_cast<std::size_t>(std::find(wants_.begin(), wants_.end(), clear) -
				                                           wants_.begin())];
				break;
			}
			case model::Want::Kind::changed:
				plan_change(SlotKind::changed, want, slots);
				break;
			case model::Want::Kind::altered:
				plan_change(SlotKind::altered, want, slots);
				break;
			case model::Want::Kind::rewrote:
				plan_change(SlotKind::rewrote, want, slots);
				break;
			case model::Want::Kind::signalled:
				slots.push_back(slot({.kind = SlotKind::signalled, .object = session_number(want.object)}));
				break;
			case model::Want::Kind::ended:
				slots.push_back(slot({.kind = SlotKind::ended, .object = session_number(want.object)}));
				break;
			case model::Want::Kind::attempted:
				plan_attempted(want, slots);
				break;
			case model::Want::Kind::called:
				for (const auto &[database, oid] : databases_)
					if (want.database.empty() || want.database == database)
						slots.push_back(
						    slot({.kind = SlotKind::called, .database = database, .function = want.object}));
				break;
			case model::Want::Kind::did:
				if (opens[i])
					plan_did(want, slots);
				break;
		}
		slots_of_.push_back(std::move(slots));
	}
	plan_gates();
	/* whether a session was ended decides whether it comes back, asked for or not */
	for (std::size_t i = 0; i < scenario_.sessions.size(); ++i)
		ended_slots_.push_back(slot({.kind = SlotKind::ended, .object = static_cast<std::uint32_t>(i)}));
}

/* One gate for each `after`: any of its acts opens it. */
void FactSheet::plan_gates()
{
	std::vector<std::vector<std::size_t>> gates;
	for (std::size_t i = 0; i < wants_.size(); ++i)
	{
		const std::vector<std::size_t> &acts = wants_[i].after;
		if (acts.empty())
			continue;
		const auto known = std::find(gates.begin(), gates.end(), acts);
		if (known == gates.end() && gates.size() == 64)
			throw Failure("54000", too_many, "more than 64 different `after`");
		const std::uint64_t bit = std::uint64_t{1} << (known - gates.begin());
		if (known == gates.end())
			gates.push_back(acts);
		for (const std::size_t number : slots_of_[i])
			slots_[number].waits = bit;
		for (const std::size_t act : acts)
			for (const std::size_t number : slots_of_[act])
				slots_[number].opens |= bit;
	}
}

void FactSheet::write(Facts &facts, Loop &loop, Secrets &secrets)
{
	if (slots_.size() > facts_max_slots || objects_.size() > facts_max_relations)
		throw Failure("54000", too_many,
		              std::to_string(slots_.size()) + " slots, " + std::to_string(objects_.size()) + " relations");
	for (std::size_t i = 0; i < slots_.size(); ++i)
	{
		const Slot &from = slots_[i];
		FactSlot &to = facts.slots[i];
		to.kind = from.kind;
		to.database = from.database.empty() ? 0 : databases_.at(from.database);
		to.object = from.object;
		to.group = from.group;
		to.sqlstate = from.sqlstate;
		put(to.text, from.text);
		put(to.name, from.name);
		to.any_seeded = from.any_seeded ? 1 : 0;
		to.rows_of = 0;
		if (from.kind == SlotKind::read_relation)
			for (std::size_t place = 0; place < objects_.size(); ++place)
				if (objects_[place].database == from.database && objects_[place].relation == from.object)
					to.rows_of = static_cast<std::uint32_t>(place + 1);
		to.waits = from.waits;
		to.opens = from.opens;
		to.first.store(0);
		to.clouded.store(0);
	}
	facts.slots_used = static_cast<std::uint32_t>(slots_.size());
	for (std::size_t i = 0; i < objects_.size(); ++i)
	{
		facts.relations[i].database = objects_[i].database_oid;
		facts.relations[i].relation = objects_[i].relation;
		put(facts.relations[i].name, objects_[i].name);
		facts.relations[i].touched.store(0);
		facts.relations[i].own_rows.store(0);
		facts.relations[i].own_since.store(0);
	}
	facts.relations_used = static_cast<std::uint32_t>(objects_.size());
	facts.plan_groups = facts.relation_groups = 0;
	for (std::size_t i = 0; i < vocabulary_.groups.size(); ++i)
	{
		facts.plan_groups |= vocabulary_.groups[i].plans ? std::uint64_t{1} << i : 0;
		facts.relation_groups |= vocabulary_.groups[i].of_relation ? std::uint64_t{1} << i : 0;
	}
	write_columns(facts);
	facts.clock.store(0);
	facts.copies_taken.store(0);
	for (FactCopy &copy : facts.copies)
		copy.relation.store(0);
	facts.gates.store(0);
	facts.transactions_used.store(0);
	write_members(facts, loop, secrets);
}

/* Any database may be asked for what one of them lacks. */
void FactSheet::write_columns(Facts &facts) const
{
	std::set<std::string> names;
	for (const model::DetectItem &item : scenario_.detect)
		for (const model::Diagnosis &diagnosis : item.diagnoses)
			for (const model::Culprit &culprit : diagnosis.culprits)
				if (!culprit.column.empty())
					names.insert(culprit.column);
	if (names.size() > facts_max_columns)
		throw Failure("54000", too_many, std::to_string(names.size()) + " columns in diagnoses");
	facts.columns_used = 0;
	for (const std::string &name : names)
		put(facts.columns[facts.columns_used++], name);
}

/* The names to look up in `database`, as rows (number, is a function, schema, name); slots that ask for a function by
 * name stand in line behind the groups. */
std::string FactSheet::names_in(const std::string &database) const
{
	std::string values;
	const auto add = [&](std::size_t number, bool is_function, const std::string &name)
	{
		const std::size_t dot = name.find('.');
		const std::string schema = dot == std::string::npos ? "pg_catalog" : name.substr(0, dot);
		values += (values.empty() ? "(" : ", (") + std::to_string(number) + ", " + (is_function ? "true" : "false") +
		          ", " + quote_value(schema) + ", " + quote_value(name.substr(dot == std::string::npos ? 0 : dot + 1)) +
		          ")";
	};
	for (std::size_t group = 0; group < vocabulary_.groups.size(); ++group)
	{
		for (const std::string &name : vocabulary_.groups[group].relations)
			add(group, false, name);
		for (const std::string &name : vocabulary_.groups[group].functions)
			add(group, true, name);
	}
	for (std::size_t i = 0; i < slots_.size(); ++i)
		if (!slots_[i].function.empty() && slots_[i].database == database)
			add(first_slot_number + i, true, slots_[i].function);
	return values;
}

/* Groups name relations and functions; which those are is asked in every database at once. */
void FactSheet::write_members(Facts &facts, Loop &loop, Secrets &secrets)
{
	if (vocabulary_.groups.size() > 64)
		throw Failure("54000", too_many, "more than 64 evidence groups");
	std::map<std::string, std::unique_ptr<Lane>> lanes;
	std::vector<Lane *> all;
	for (const auto &[database, oid] : databases_)
	{
		const std::string values = names_in(database);
		if (values.empty())
			continue;
		Script script;
		script.commands.push_back(
		    {"SELECT w.n, w.f, o.oid FROM (VALUES " + values +
		         ") w(n, f, s, name), LATERAL (SELECT oid FROM pg_class WHERE NOT w.f AND relname = w.name::name AND "
		         "relnamespace = to_regnamespace(quote_ident(w.s)) UNION ALL SELECT oid FROM pg_proc WHERE w.f AND "
		         "proname = w.name::name AND pronamespace = to_regnamespace(quote_ident(w.s))) o ORDER BY 1, 2, 3",
		     {}});
		std::unique_ptr<Lane> &lane = lanes[database];
		lane = std::make_unique<Lane>(secrets.target(director_role, database, "ride", no_timeouts));
		lane->scripts.push_back(script);
		all.push_back(lane.get());
	}
	loop.run_lanes(all, 60000, [](Lane &lane) { lane.stopped = true; });

	std::map<std::pair<std::uint32_t, std::pair<std::uint32_t, bool>>, std::uint64_t> members;
	for (const auto &[database, lane] : lanes)
	{
		const std::vector<Outcome> &outcomes = lane->scripts.front().outcomes;
		const Outcome &found = outcomes.empty() ? lane->connected : outcomes.front();
		if (!found.ok || outcomes.empty())
			throw Failure(sqlstate::connection_failure, "the evidence groups cannot be looked up in " + database,
			              found.message);
		for (const Row &row : found.rows)
		{
			const std::size_t number = std::stoul(*row[0]);
			const std::uint32_t oid = static_cast<std::uint32_t>(std::stoul(*row[2]));
			if (number >= first_slot_number)
				facts.slots[number - first_slot_number].object = oid;
			else
				members[{oid < first_user_oid ? 0 : databases_.at(database), {oid, *row[1] == "t"}}] |= std::uint64_t{1}
				                                                                                        << number;
		}
	}
	if (members.size() > facts_max_members)
		throw Failure("54000", too_many, std::to_string(members.size()) + " members of evidence groups");
	std::uint32_t i = 0;
	for (const auto &[key, groups] : members)
	{
		facts.members[i] = {key.first, key.second.first, key.second.second ? 1U : 0U, 0, groups};
		++i;
	}
	facts.members_used = i;
}

bool FactSheet::matches(const model::Want &want, const LoggedAct &act) const
{
	if ((!want.database.empty() && want.database != act.database) || want.tag != act.tag)
		return false;
	if (want.object.empty())
		return true;
	if (want.object.rfind("setting:", 0) == 0)
		return act.name == want.object;
	/* by OID, whatever it is called meanwhile */
	for (const SeededObject &object : objects_)
		if (object.database == act.database && object.relation == act.object)
			return want.object == "seeded" || want.object == object.schema + "." + object.name;
	return act.schema + "." + act.name == want.object || act.name == want.object;
}

std::vector<std::uint64_t> FactSheet::values(const Facts &facts, const std::vector<LoggedAct> &acts) const
{
	std::vector<std::uint64_t> result;
	for (std::size_t i = 0; i < wants_.size(); ++i)
	{
		std::uint64_t first = 0;
		const auto keep = [&](std::uint64_t number)
		{
			if (number != 0 && (first == 0 || number < first))
				first = number;
		};
		for (const std::size_t number : slots_of_[i])
			keep(wants_[i].kind == model::Want::Kind::clouded ? facts.slots[number].clouded.load()
			                                                  : facts.slots[number].first.load());
		if (wants_[i].kind == model::Want::Kind::did || wants_[i].kind == model::Want::Kind::attempted)
			for (const LoggedAct &act : acts)
				if (matches(wants_[i], act))
					keep(act.act);
		result.push_back(first);
	}
	return result;
}

std::uint64_t FactSheet::ended(const Facts &facts, std::uint32_t session) const
{
	return facts.slots[ended_slots_[session]].first.load();
}

} // namespace ride
