/*
 * The rules of a scenario that can be judged without a server.
 *
 * Pure C++, used by `ride scenario lint` and, as strictly, by the director before it plants anything.
 */
#include "model/scenario_reader.hpp"

#include <set>

#include "model/counters.hpp"
#include "model/text.hpp"

namespace ride::model
{

namespace
{

using Words = std::vector<std::string>;

class Validator
{
public:
	Validator(const ScenarioFile &file, const Vocabulary &vocabulary, std::vector<Problem> &problems)
	    : file_(file), scenario_(file.scenario), vocabulary_(vocabulary), problems_(problems)
	{
		for (const Database &database : scenario_.databases)
			databases_.push_back(database.name);
		for (const Session &client : scenario_.sessions)
			sessions_.push_back(client.name);
	}

	void run()
	{
		needed();
		places();
		points();
		ids();
		for (std::size_t i = 0; i < scenario_.armed.size(); i++)
			armed(scenario_.armed[i].probe, at("armed", i));
		for (std::size_t i = 0; i < scenario_.detect.size(); i++)
			detect(scenario_.detect[i], at("detect", i));
		for (std::size_t i = 0; i < scenario_.fix.size(); i++)
			fix(scenario_.fix[i].probe, at("fix", i));
		for (std::size_t i = 0; i < scenario_.traps.size(); i++)
			if (!scenario_.traps[i].common)
				trap(scenario_.traps[i], at("trap", i));
	}

private:
	static std::string at(const char *table, std::size_t i)
	{
		return std::string(table) + "[" + std::to_string(i + 1) + "]";
	}

	void problem(const std::string &key, const std::string &message, const std::string &mend)
	{
		problems_.push_back({{scenario_.id + "/scenario.toml", line_of(file_.document, key)}, key, message, mend});
	}

	/* Empty names were reported when they were read. */
	void known(const char *kind, const std::string &name, const Words &names, const std::string &key)
	{
		if (!name.empty() && !contains(names, name))
			problem(key, std::string("there is no ") + kind + " '" + name + "'",
			        known_names(name, names, std::string("declare it with [[") + kind + "]]"));
	}

	void known_databases(const Words &names, const std::string &key)
	{
		for (const std::string &name : names)
			known("database", name, databases_, key);
		if (std::set<std::string>(names.begin(), names.end()).size() != names.size())
			problem(key, "names a database twice", "leave one out");
	}

	const Session *session(const std::string &name) const
	{
		for (const Session &candidate : scenario_.sessions)
			if (candidate.name == name)
				return &candidate;
		return nullptr;
	}

	void needed()
	{
		for (const auto &[what, missing] :
		     {std::pair{"database", scenario_.databases.empty()}, std::pair{"armed", scenario_.armed.empty()},
		      std::pair{"detect", scenario_.detect.empty()}, std::pair{"fix", scenario_.fix.empty()}})
			if (missing)
				problem(what, "is missing", std::string("add [[") + what + "]]");
	}

	void places()
	{
		for (std::size_t i = 0; i < scenario_.setups.size(); i++)
		{
			const Setup &setup = scenario_.setups[i];
			known("role", setup.role, scenario_.roles, at("setup", i) + ".as");
			known_databases(setup.in, at("setup", i) + ".in");
			known("session", setup.after, sessions_, at("setup", i) + ".after");
		}
		for (std::size_t i = 0; i < scenario_.sessions.size(); i++)
		{
			const Session &client = scenario_.sessions[i];
			known("role", client.role, scenario_.roles, at("session", i) + ".role");
			known_databases(client.in, at("session", i) + ".in");
			if (contains(databases_, client.name))
				problem(at("session", i) + ".name", "'" + client.name + "' is also a database",
				        "choose another name, or a diagnosis of it is ambiguous");
		}
	}

	void points()
	{
		int detect = 0, diagnosis = 0, fix = 0, trap = 0;
		for (const DetectItem &item : scenario_.detect)
		{
			detect += item.points;
			diagnosis += item.diagnosis ? item.points : 0;
		}
		for (const FixItem &item : scenario_.fix)
			fix += item.points;
		for (const TrapItem &item : scenario_.traps)
			trap += item.common ? 0 : item.points;
		for (const auto &[what, is, must] :
		     {std::tuple{"detect", detect, 40}, std::tuple{"fix", fix, 40}, std::tuple{"trap", trap, 20}})
			if (is != must)
				problem(std::string(what) + ".points",
				        "add up to " + std::to_string(is) + ", not to " + std::to_string(must),
				        "change them until they do");
		if (diagnosis < 20)
			problem("detect.points",
			        "only " + std::to_string(diagnosis) + " of them are for a diagnosis, and at least 20 must be",
			        "give evidence less and `diagnosis` more");
	}

	void ids()
	{
		std::set<std::string> common, seen;
		for (const TrapItem &item : scenario_.traps)
			if (item.common)
				common.insert(item.id);
		const auto check = [&](const std::string &id, const std::string &key)
		{
			if (id.empty())
				return;
			if (common.contains(id))
				problem(key, "'" + id + "' is the id of a trap common to all scenarios", "choose another id");
			else if (!seen.insert(id).second)
				problem(key, "'" + id + "' stands there twice", "choose another id");
		};
		for (std::size_t i = 0; i < scenario_.detect.size(); i++)
			check(scenario_.detect[i].id, at("detect", i) + ".id");
		for (std::size_t i = 0; i < scenario_.fix.size(); i++)
			check(scenario_.fix[i].id, at("fix", i) + ".id");
		for (std::size_t i = 0; i < scenario_.traps.size(); i++)
			if (!scenario_.traps[i].common)
				check(scenario_.traps[i].id, at("trap", i) + ".id");
	}

	void session_probe(const Probe &probe, const std::string &key)
	{
		Words places;
		for (const std::string &name : probe.sessions)
		{
			known("session", name, sessions_, key + ".session");
			const Session *client = session(name);
			if (client)
				places.insert(places.end(), client->in.begin(), client->in.end());
			if (client && client->run.empty() &&
			    (probe.condition == SessionCondition::working || probe.condition == SessionCondition::failing))
				problem(key + ".is", "'" + name + "' has no `run`, so it neither works nor fails",
				        "ask for gone or waiting, or give it `run`");
		}
		for (const std::string &database : probe.databases)
			if (contains(databases_, database) && !contains(places, database))
				problem(key + ".in", "no session asked about runs in '" + database + "'", "leave it out");
		known("session", probe.waiting_for, sessions_, key + ".is");
	}

	void probe(const Probe &probe, const std::string &key)
	{
		known_databases(probe.databases, key + ".in");
		known("role", probe.role, scenario_.roles, key + ".as");
		if (probe.kind == Probe::Kind::session)
			session_probe(probe, key);
	}

	/* `rule` is called for the probe, or for each of its alternatives. */
	template <typename Rule>
	void each(const Probe &given, const std::string &key, Rule rule)
	{
		if (given.kind != Probe::Kind::any)
		{
			probe(given, key);
			rule(given, key);
			return;
		}
		for (std::size_t i = 0; i < given.alternatives.size(); i++)
			each(given.alternatives[i], key + ".any[" + std::to_string(i + 1) + "]", rule);
	}

	void armed(const Probe &given, const std::string &item)
	{
		each(given, item,
		     [&](const Probe &each_probe, const std::string &key)
		     {
			     if (each_probe.kind == Probe::Kind::changed)
				     problem(key + ".changed", "nothing has changed yet when the incident is armed", "use `holds`");
		     });
	}

	void fix(const Probe &given, const std::string &item)
	{
		each(given, item,
		     [&](const Probe &each_probe, const std::string &key)
		     {
			     if (each_probe.kind == Probe::Kind::changed)
				     problem(key + ".changed", "a fix is a state, not a difference",
				             "use `holds`; what must stay as it is belongs in a [[trap]]");
			     else if (rests_on_counters(each_probe.query))
				     problem(key + ".holds", "rests on pg_stat_ counters alone, and a crash sets them to zero",
				             "ask the catalogs or the data as well");
		     });
	}

	void act(const Act &given, const std::string &key, bool guilty_may_end)
	{
		known_databases(given.in, key + ".in");
		bool all_but = false, only = false;
		for (const std::string &name : given.ended)
		{
			if (name == "*")
				continue;
			const bool negative = name.starts_with("!");
			(negative ? all_but : only) = true;
			const std::string plain = negative ? name.substr(1) : name;
			known("session", plain, sessions_, key + ".ended");
			const Session *client = session(plain);
			if (client && !client->innocent && !negative && !guilty_may_end)
				problem(key + ".ended", "'" + plain + "' is not innocent: ending it may be the repair",
				        "leave it out, or mark the session innocent");
		}
		if (all_but && only)
			problem(key + ".ended", "mixes names with names to leave out", "write one kind");
		if (contains(given.ended, std::string("*")) && given.ended.size() > 1)
			problem(key + ".ended", "'*' already means every session", "leave the others out");
	}

	void detect(const DetectItem &item, const std::string &key)
	{
		if (item.look)
		{
			known_databases(item.look->in, key + ".in");
			for (const Sight &sight : item.look->saw)
				if (sight.kind == Sight::Kind::group)
					group(sight, key + ".saw");
			if (item.look->before)
				act(*item.look->before, key + ".before", true);
			if (item.look->after)
				act(*item.look->after, key + ".after", true);
		}
		if (item.diagnosis)
			for (const std::string &name : item.diagnosis->mechanisms)
				if (!name.empty() && !vocabulary_.mechanism(name))
				{
					Words names;
					for (const Mechanism &mechanism : vocabulary_.mechanisms)
						names.push_back(mechanism.name);
					problem(key + ".diagnosis.mechanism", "there is no mechanism '" + name + "'",
					        known_names(name, names, "add it to mechanisms.toml"));
				}
	}

	void group(const Sight &sight, const std::string &key)
	{
		const Group *found = vocabulary_.group(sight.name);
		if (!found)
		{
			Words names;
			for (const Group &candidate : vocabulary_.groups)
				names.push_back(candidate.name);
			return problem(key, "there is no evidence group '@" + sight.name + "'",
			               known_names(sight.name, names, "add it to evidence.toml"));
		}
		if (found->of_relation && sight.relation.empty())
			problem(key, "@" + sight.name + " is about a relation", "name it: @" + sight.name + " public.orders");
		if (!found->of_relation && !sight.relation.empty())
			problem(key, "@" + sight.name + " is not about a relation", "write @" + sight.name + " alone");
	}

	void trap(const TrapItem &item, const std::string &key)
	{
		if (item.act)
			act(*item.act, key, false);
		if (item.probe)
			each(*item.probe, key, [](const Probe &, const std::string &) {});
	}

	const ScenarioFile &file_;
	const Scenario &scenario_;
	const Vocabulary &vocabulary_;
	std::vector<Problem> &problems_;
	Words databases_, sessions_;
};

} // namespace

void validate(const ScenarioFile &file, const Vocabulary &vocabulary, std::vector<Problem> &problems)
{
	Validator(file, vocabulary, problems).run();
}

} // namespace ride::model
