/*
 * Spells out scenarios and exams; every text in them has to be one that a server can take.
 *
 * Test code, no server.
 */
#include "describe.hpp"

#include "check.hpp"
#include "model/utf8.hpp"

namespace ride::test
{

namespace
{

using namespace model;

/* Each text with its length before it, so that nothing can be confused with its neighbours. */
class Description
{
public:
	void add(const std::string &text)
	{
		require(is_utf8(text), "a text that was accepted is UTF-8 without zero bytes", text);
		text_ += std::to_string(text.size()) + ":" + text + "\n";
	}
	template <typename Number>
	requires std::is_arithmetic_v<Number> || std::is_enum_v<Number>
	void add(Number number) { text_ += std::to_string(static_cast<long>(number)) + "\n"; }
	template <typename T>
	void add(const std::vector<T> &list)
	{
		text_ += "[" + std::to_string(list.size()) + "\n";
		for (const T &one : list)
			add(one);
	}
	template <typename T>
	void add(const std::optional<T> &value)
	{
		text_ += value ? "some\n" : "none\n";
		if (value)
			add(*value);
	}
	template <typename First, typename Second>
	void add(const std::pair<First, Second> &pair)
	{
		add_all(pair.first, pair.second);
	}
	void add(const Source &) {}
	void add(const Probe &probe)
	{
		const auto &[kind, databases, role, given, explain, query, sessions, condition, sqlstate, waiting_for, rounds,
		             alternatives, source] = probe;
		add_all(kind, databases, role, given, explain, query, sessions, condition, sqlstate, waiting_for, rounds,
		        alternatives, source);
	}
	void add(const Act &act)
	{
		const auto &[did, on, in, wrote, ended, called, attempted, source] = act;
		add_all(did, on, in, wrote, ended, called, attempted, source);
	}
	void add(const Sight &sight)
	{
		const auto &[kind, name, relation, sqlstate, word] = sight;
		add_all(kind, name, relation, sqlstate, word);
	}
	void add(const Look &look)
	{
		const auto &[saw, in, before, after] = look;
		add_all(saw, in, before, after);
	}
	void add(const Culprit &culprit)
	{
		const auto &[kind, database, schema, table, column, name] = culprit;
		add_all(kind, database, schema, table, column, name);
	}
	void add(const Diagnosis &diagnosis)
	{
		const auto &[mechanisms, culprits, at_least] = diagnosis;
		add_all(mechanisms, culprits, at_least);
	}
	void add(const DetectItem &item)
	{
		const auto &[id, says, points, look, diagnosis, source] = item;
		add_all(id, says, points, look, diagnosis, source);
	}
	void add(const FixItem &item)
	{
		const auto &[id, says, points, probe, source] = item;
		add_all(id, says, points, probe, source);
	}
	void add(const TrapItem &item)
	{
		const auto &[id, says, points, common, probe, act, keeps, covers, source] = item;
		add_all(id, says, points, common, probe, act, keeps, covers, source);
	}
	void add(const Repair &repair)
	{
		const auto &[table, databases, columns, where, loses, source] = repair;
		add_all(table, databases, columns, where, loses, source);
	}
	void add(const ArmedCheck &check)
	{
		const auto &[says, probe] = check;
		add_all(says, probe);
	}
	void add(const SeedFile &seed)
	{
		const auto &[path, sql] = seed;
		add_all(path, sql);
	}
	void add(const Database &database)
	{
		const auto &[name, owner, seed] = database;
		add_all(name, owner, seed);
	}
	void add(const Setup &setup)
	{
		const auto &[run, role, in, after, source] = setup;
		add_all(run, role, in, after, source);
	}
	void add(const Session &session)
	{
		const auto &[name, application_name, role, in, count, first, run, every_ms, pause_ms, innocent, source] =
		    session;
		add_all(name, application_name, role, in, count, first, run, every_ms, pause_ms, innocent, source);
	}
	void add(const Scenario &scenario)
	{
		const auto &[id, title, topic, level, minutes_from, minutes_to, seed, combinations, variables, hints, briefing,
		             postmortem, roles, databases, places, setups, sessions, armed, detect, fix, traps, repairs] =
		    scenario;
		add_all(id, title, topic, level, minutes_from, minutes_to, seed, combinations, variables, hints, briefing,
		        postmortem, roles, databases, places, setups, sessions, armed, detect, fix, traps, repairs);
	}
	void add(const Exam &exam)
	{
		const auto &[name, run, may_fail, rounds, hold, hold_in, card, sprung, states, error, seeds, source] = exam;
		add_all(name, run, may_fail, rounds, hold, hold_in, sprung, error, source);
		add(std::vector<std::pair<std::string, std::string>>(states.begin(), states.end()));
		add(card ? std::vector<int>(card->begin(), card->end()) : std::vector<int>{});
		add(std::vector<int>(seeds.begin(), seeds.end()));
	}

	std::string take() { return std::move(text_); }

private:
	template <typename... Parts>
	void add_all(const Parts &...parts)
	{
		(add(parts), ...);
	}

	std::string text_;
};

} // namespace

std::string describe(const Scenario &scenario)
{
	Description description;
	description.add(scenario);
	return description.take();
}

std::string describe(const std::vector<Exam> &exams)
{
	Description description;
	description.add(exams);
	return description.take();
}

} // namespace ride::test
