/*
 * Facts, answers and pairs by name.
 *
 * Pure C++, used by the director (writes) and by whoever replays a card (reads).
 */
#include "model/evidence.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace ride::model
{

namespace
{

using Json = nlohmann::ordered_json;

/* By what each want is called in the document: where two read the same, the later one has its number behind it. */
std::vector<std::string> fact_names(const std::vector<Want> &wants)
{
	std::vector<std::string> names;
	std::map<std::string, int> counted;
	for (const Want &want : wants)
	{
		std::string name = describe(want);
		if (const int number = ++counted[name]; number > 1)
			name += " (" + std::to_string(number) + ")";
		names.push_back(std::move(name));
	}
	return names;
}

/* The rank of each number among those that there are; 0 stays 0. */
std::vector<std::uint64_t> ranked(const std::vector<std::uint64_t> &facts)
{
	std::set<std::uint64_t> known(facts.begin(), facts.end());
	known.insert(0);
	std::vector<std::uint64_t> ranks;
	for (const std::uint64_t fact : facts)
		ranks.push_back(static_cast<std::uint64_t>(std::distance(known.begin(), known.find(fact))));
	return ranks;
}

/* Takes the answers out of an object that has one for each of these names, and no other. */
class Answers
{
public:
	Answers(const Json &given, const char *key) : left_(given.at(key)), key_(key)
	{
		if (!left_.is_object())
			throw std::invalid_argument("no evidence: " + key_ + " is no object");
	}

	bool take(const std::string &name)
	{
		const auto found = left_.find(name);
		if (found == left_.end())
			throw std::invalid_argument("the evidence does not belong to this scenario: it lacks " + key_ + " " + name);
		const bool is = found->get<bool>();
		left_.erase(found);
		return is;
	}

	void finish() const
	{
		if (!left_.empty())
			throw std::invalid_argument("the evidence does not belong to this scenario, which has no " + key_ + " " +
			                            left_.begin().key());
	}

private:
	Json left_;
	std::string key_;
};

std::vector<std::uint64_t> facts_from(const Json &given, const std::vector<std::string> &names)
{
	std::vector<std::uint64_t> facts(names.size());
	for (const auto &[name, number] : given.items())
	{
		const auto found = std::find(names.begin(), names.end(), name);
		if (found == names.end())
			throw std::invalid_argument("the evidence does not belong to this scenario, which asks nothing about '" +
			                            name + "'");
		if (!number.is_number_unsigned())
			throw std::invalid_argument("no evidence: the number of '" + name + "' is none");
		facts[static_cast<std::size_t>(found - names.begin())] = number.get<std::uint64_t>();
	}
	return facts;
}

} // namespace

std::string describe(const Want &want)
{
	static const char *kinds[] = {"look",      "clouded", "changed", "altered",   "rewrote",
	                              "signalled", "ended",   "did",     "attempted", "called"};
	std::string text = kinds[static_cast<int>(want.kind)];
	const auto add = [&](const std::string &word) { text += word.empty() ? "" : " " + word; };
	add(want.database);
	add(want.tag);
	add(want.object);
	if (want.kind != Want::Kind::look && want.kind != Want::Kind::clouded)
		return text;
	switch (want.sight.kind)
	{
		case Sight::Kind::relation:
			add(want.sight.relation);
			break;
		case Sight::Kind::function:
			add(want.sight.name + "()");
			break;
		case Sight::Kind::group:
			add("@" + want.sight.name);
			add(want.sight.relation);
			break;
		case Sight::Kind::error:
			add("error:" + want.sight.sqlstate);
			add(want.sight.word);
			break;
		case Sight::Kind::app_log:
			add("app_log");
			break;
	}
	return text;
}

std::string as_json(const Scenario &scenario, const Vocabulary &vocabulary, const Evidence &evidence)
{
	const std::vector<std::string> names = fact_names(wants(scenario, vocabulary));
	const std::vector<std::uint64_t> ranks = ranked(evidence.facts);
	Json facts = Json::object(), fix = Json::object(), trap = Json::object(), declared = Json::array();
	for (std::size_t i = 0; i < names.size(); i++)
		if (ranks.at(i) != 0)
			facts[names[i]] = ranks[i];
	for (std::size_t i = 0; i < scenario.fix.size(); i++)
		fix[scenario.fix[i].id] = bool{evidence.fix.at(i)};
	for (std::size_t i = 0; i < scenario.traps.size(); i++)
		if (!scenario.traps[i].act)
			trap[scenario.traps[i].id] = bool{evidence.trap.at(i)};
	for (const DeclaredPair &pair : evidence.declared)
		declared.push_back({pair.mechanism, to_text(pair.culprit)});
	return Json{{"facts", facts},
	            {"fix", fix},
	            {"trap", trap},
	            {"declared", declared},
	            {"hints", evidence.hints},
	            {"submitted", evidence.submitted},
	            {"places_told", evidence.places_told}}
	    .dump(-1, ' ', false, Json::error_handler_t::replace);
}

Evidence evidence_from_json(const Scenario &scenario, const Vocabulary &vocabulary, const std::string &text)
{
	try
	{
		const Json given = Json::parse(text);
		Evidence evidence;
		evidence.facts = facts_from(given.at("facts"), fact_names(wants(scenario, vocabulary)));
		Answers fix(given, "fix"), trap(given, "trap");
		for (const FixItem &item : scenario.fix)
			evidence.fix.push_back(fix.take(item.id));
		for (const TrapItem &item : scenario.traps)
			evidence.trap.push_back(!item.act && trap.take(item.id));
		fix.finish();
		trap.finish();
		for (const Json &pair : given.at("declared"))
			evidence.declared.push_back(
			    {pair.at(0).get<std::string>(), parse_culprit(scenario, pair.at(1).get<std::string>())});
		evidence.hints = given.at("hints").get<unsigned>();
		evidence.submitted = given.at("submitted").get<bool>();
		evidence.places_told = given.at("places_told").get<bool>();
		return evidence;
	}
	catch (const Json::exception &error)
	{
		throw std::invalid_argument(std::string("no evidence: ") + error.what());
	}
}

} // namespace ride::model
