/*
 * From TOML keys to probes and acts.
 *
 * Pure C++, used by the launcher and by the director.
 */
#include "model/probe_reader.hpp"

#include <algorithm>

#include "model/command_tags.hpp"
#include "model/names.hpp"
#include "model/text.hpp"

namespace ride::model
{

namespace
{

const std::vector<std::string> forms = {"holds", "changed", "session", "any"};
const std::vector<std::string> act_keys = {"did", "wrote", "ended", "called"};

/* `is`: "working", "failing", "failing 42703", "waiting", "waiting migration_runner_1", "gone" */
void read_condition(TableReader &reader, Probe &probe)
{
	const std::string mend = "write working, failing, failing SQLSTATE, waiting, waiting SESSION, or gone";
	const std::string given = reader.text("is");
	if (given.empty())
		return;
	const std::vector<std::string> words = split(given, ' ');
	const std::string detail = words.size() == 2 ? words[1] : "";
	if (words.size() > 2 || (words.size() == 2 && detail.empty()))
		return reader.problem("is", "'" + given + "' is no condition of a session", mend);
	if (words[0] == "working" && detail.empty())
		probe.condition = SessionCondition::working;
	else if (words[0] == "gone" && detail.empty())
		probe.condition = SessionCondition::gone;
	else if (words[0] == "failing")
	{
		probe.condition = SessionCondition::failing;
		probe.sqlstate = detail;
		if (!detail.empty() && !is_sqlstate(detail))
			reader.problem("is", "'" + detail + "' is not an SQLSTATE", "write five digits or capitals, such as 42703");
	}
	else if (words[0] == "waiting")
	{
		probe.condition = SessionCondition::waiting;
		probe.waiting_for = detail;
	}
	else
		reader.problem("is", "'" + given + "' is no condition of a session", mend);
}

/* Reports keys that go with another form of probe. */
void refuse(TableReader &reader, std::initializer_list<const char *> keys, const std::string &form)
{
	for (const char *key : keys)
		if (reader.raw(key))
			reader.problem(key, "does not go with `" + form + "`", "leave it out");
}

void read_query(TableReader &reader, Probe &probe, const std::string &form)
{
	probe.kind = form == "holds" ? Probe::Kind::holds : Probe::Kind::changed;
	probe.query = reader.text(form);
	probe.databases = reader.texts("in");
	probe.role = reader.text("as", Need::optional);
	probe.given = reader.statements("given", Round::refused);
	probe.explain = reader.text("explain", Need::optional);
	refuse(reader, {"is", "rounds"}, form);
	const bool uses_plan = probe.query.find("$1") != std::string::npos;
	if (!probe.explain.empty() && !uses_plan)
		reader.problem(form, "does not use $1, the plan of `explain`", "use it, or leave `explain` out");
	if (probe.explain.empty() && uses_plan)
		reader.problem(form, "uses $1, but there is no plan", "say with `explain` which query to plan");
}

void read_alternatives(TableReader &reader, Probe &probe)
{
	probe.kind = Probe::Kind::any;
	refuse(reader, {"in", "as", "given", "explain", "is", "rounds"}, "any");
	for (TableReader &alternative : reader.tables("any"))
	{
		if (alternative.has("any"))
			alternative.problem("any", "stands in another `any`", "make one list of all alternatives");
		else
			probe.alternatives.push_back(read_probe(alternative));
		alternative.raw("any");
		alternative.finish();
	}
	if (probe.alternatives.size() < 2)
		reader.problem("any", "needs two probes or more", "write the probe without `any`");
}

/* Relations, qualified. "seeded", and with `settings` also "setting:x", stay as they are. */
std::vector<std::string> read_relations(TableReader &reader, std::string_view key, bool settings)
{
	std::vector<std::string> result;
	for (const std::string &given : reader.texts(key, Need::optional))
		if (given == "seeded" || (settings && given.starts_with("setting:")))
			result.push_back(given);
		else
			result.push_back(read_relation(reader, key, given));
	return result;
}

} // namespace

bool has_probe(const TableReader &reader)
{
	return std::any_of(forms.begin(), forms.end(), [&](const std::string &key) { return reader.has(key); });
}

bool has_act(const TableReader &reader)
{
	return std::any_of(act_keys.begin(), act_keys.end(), [&](const std::string &key) { return reader.has(key); });
}

Probe read_probe(TableReader &reader)
{
	Probe probe;
	probe.source = reader.source();
	std::vector<std::string> found;
	for (const std::string &form : forms)
		if (reader.has(form))
			found.push_back(form);
	if (found.size() != 1)
	{
		reader.problem("", found.empty() ? "asks nothing" : "asks in several ways at once: " + joined(found),
		               "write exactly one of holds, changed, session, any");
		for (const char *key : {"holds", "changed", "session", "any", "in", "as", "given", "explain", "is", "rounds"})
			reader.raw(key);
		return probe;
	}
	if (found[0] == "any")
		read_alternatives(reader, probe);
	else if (found[0] == "session")
	{
		probe.kind = Probe::Kind::session;
		probe.sessions = reader.one_or_more("session");
		probe.databases = reader.texts("in", Need::optional);
		probe.rounds = static_cast<unsigned>(reader.number("rounds", 1, 1000, 1));
		read_condition(reader, probe);
		refuse(reader, {"as", "given", "explain"}, "session");
	}
	else
		read_query(reader, probe, found[0]);
	return probe;
}

Act read_act(TableReader &reader)
{
	Act act;
	act.source = reader.source();
	act.did = reader.texts("did", Need::optional);
	act.on = read_relations(reader, "on", true);
	act.in = reader.texts("in", Need::optional);
	act.wrote = read_relations(reader, "wrote", false);
	act.ended = reader.texts("ended", Need::optional);
	for (const std::string &function : reader.texts("called", Need::optional))
		act.called.push_back(read_function(reader, "called", function));
	act.attempted = reader.flag("attempted", false);

	if (!has_act(reader))
		reader.problem("", "names no act", "write one of did, wrote, ended, called");
	for (const std::string &tag : act.did)
		if (!is_command_tag(tag))
			reader.problem("did", "'" + tag + "' is no command tag",
			               "write it in capitals as the server prints it, such as CREATE INDEX or DROP TABLE");
	if (!act.on.empty() && act.did.empty())
		reader.problem("on", "stands without `did`", "say what was done to it, or use `wrote`");
	if (act.attempted && (act.did.empty() || !act.wrote.empty() || !act.ended.empty() || !act.called.empty()))
		reader.problem("attempted", "goes only with `did`", "leave it out, or name the command tags");
	if (!act.in.empty() && !act.ended.empty())
		reader.problem("in", "does not go with `ended`: a session is named, not a place", "leave one of them out");
	return act;
}

} // namespace ride::model
