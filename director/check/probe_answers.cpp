/*
 * Questions about state: what the answers mean. True, false, or "cannot be said".
 *
 * Pure C++; director only.
 */
#include <algorithm>

#include "director/check/probes_asked.hpp"

namespace ride
{

namespace
{

/* An answer as one text, so that it can be remembered and compared. */
std::string serialized(const Outcome &outcome)
{
	std::string result;
	for (const Row &row : outcome.rows)
	{
		for (const Field &field : row)
			result += (field ? *field : "\\N") + "\t";
		result += "\n";
	}
	return result;
}

std::string changed_key(const model::Probe &probe, const std::string &database)
{
	return "changed " + database + " " + probe.query;
}

std::string tag_key(const model::Session &session, const std::string &database, std::size_t statement)
{
	return "tag " + session.name + " " + database + " " + std::to_string(statement);
}

bool is_select(const std::string &tag)
{
	return tag.rfind("SELECT", 0) == 0;
}

bool is_zero(const std::string &tag)
{
	return tag.size() >= 2 && tag.compare(tag.size() - 2, 2, " 0") == 0;
}

/*
 * A statement must do what it did when it was armed: for one that reads, whether it finds anything. One that failed
 * then must come to something.
 */
bool same_effect(const std::string &now, const Field &armed)
{
	if (!armed)
		return !is_zero(now);
	if (is_select(now) && is_select(*armed))
		return is_zero(now) == is_zero(*armed);
	return now == *armed;
}

} // namespace

bool says_nothing(const Outcome &outcome)
{
	const std::string kind = outcome.sqlstate.substr(0, 2);
	return outcome.lost || outcome.sqlstate == "55P03" || outcome.sqlstate == "57014" || kind == "53" || kind == "08" ||
	       kind == "40" || outcome.sqlstate.substr(0, 3) == "57P";
}

void Probes::cannot_say(const std::string &what, const ScriptPlace &place, const Asked &asked)
{
	const auto blockers = asked.blockers.find(place.lane);
	if (blockers != asked.blockers.end() && !blockers->second.empty())
		throw Failure(sqlstate::object_in_use, "no score: " + blockers->second.front().text() + ", is in the way",
		              "It holds a lock that a check of " + what + " waits for.",
		              "COMMIT or ROLLBACK in that session, or end it, then ask again.");
	const Outcome *failed = place.lane->is_connected ? nullptr : &place.lane->connected;
	if (place.lane->is_connected && place.script < place.lane->scripts.size() &&
	    !place.lane->scripts[place.script].outcomes.empty())
		failed = &place.lane->scripts[place.script].outcomes.back();
	const std::string state = failed != nullptr && !failed->ok ? failed->sqlstate : "";
	if (state == "53300")
		throw Failure(sqlstate::object_in_use, "no score: no connection is left for a check of " + what,
		              blockers_.who_is_connected(),
		              "Close connections, then ask again; logins that nobody finishes end after a few seconds.");
	if (state == sqlstate::undefined_database ||
	    (!place.lane->is_connected && state == sqlstate::not_in_prerequisite_state))
		throw Failure(sqlstate::object_in_use, "no score: no check can enter database " + what, failed->message,
		              "Only an administrator can have done that. `ride postgres reset` brings the incident back.");
	const std::string message = "no score: a check of " + what + " did not come to an end";
	if (state.empty() && place.lane->is_connected && place.lane->target.role != checker_role)
		throw Failure(sqlstate::object_in_use, message,
		              "A statement of " + place.lane->target.role + " takes too long there.",
		              "See what keeps it: a trigger, a rule or a default of yours, or a busy server. Then ask again.");
	throw Failure(sqlstate::object_in_use, message, state.empty() ? "It took too long." : failed->message,
	              "Ask again when the server is less busy.");
}

bool Probes::state_holds(const model::Probe &probe, const std::string &database, bool when_gone, Asked &asked)
{
	const ScriptPlace &place = asked.state.at({&probe, database});
	if (asked.is_blocked(place))
		return false;
	const std::vector<Outcome> &outcomes = place.lane->scripts[place.script].outcomes;
	const bool ended = !outcomes.empty() && (outcomes.size() == place.length || !outcomes.back().ok);
	if (!ended || (!outcomes.back().ok && says_nothing(outcomes.back())))
		cannot_say(database, place, asked);
	if (!outcomes.back().ok || (place.kind_at != 0 && outcomes[place.kind_at].value() != "t"))
		return when_gone;
	/* what its `given` adds has come in, and was not swallowed or sent elsewhere */
	if (std::any_of(outcomes.begin(), outcomes.end(), [](const Outcome &one) { return one.tag == "INSERT 0 0"; }))
		return when_gone;
	if (probe.kind == model::Probe::Kind::holds)
		return outcomes.back().value() == "t" || (outcomes.back().value().empty() && when_gone);
	const std::optional<Field> before = store_.remembered(changed_key(probe, database));
	return !before || before->value_or("") != serialized(outcomes.back());
}

/* What the incident's own lock hides nobody else can have changed. What cannot be read for another reason is lost. */
bool Probes::row_stands(const SeededObject &object, Asked &asked)
{
	const ScriptPlace &place = asked.rows.at(&object);
	if (asked.is_blocked(place))
		return true;
	const std::vector<Outcome> &outcomes = place.lane->scripts[place.script].outcomes;
	const bool ended = !outcomes.empty() && (outcomes.size() == place.length || !outcomes.back().ok);
	if (!ended || (!outcomes.back().ok && says_nothing(outcomes.back())))
		cannot_say(object.database, place, asked);
	return digests_.stands(object, outcomes.back());
}

const Outcome &Probes::shape_answer(const std::string &database, Asked &asked)
{
	const ScriptPlace &place = asked.shapes.at(database);
	const std::vector<Outcome> &outcomes = place.lane->scripts[place.script].outcomes;
	if (outcomes.size() != place.length || !outcomes.back().ok)
		cannot_say(database, place, asked);
	return outcomes.back();
}

bool Probes::replay_holds(const model::Session &session, const std::string &database, Asked &asked)
{
	const auto found = asked.replay.find({&session, database});
	if (found == asked.replay.end())
		return true; /* it only holds something: there is nothing to replay */
	const ScriptPlace &place = found->second;
	if (asked.is_blocked(place))
		return false;
	const std::vector<Outcome> &outcomes = place.lane->scripts[place.script].outcomes;
	for (std::size_t i = 0; i < outcomes.size(); ++i)
	{
		if (!outcomes[i].ok)
		{
			if (says_nothing(outcomes[i]))
				cannot_say(database, place, asked);
			return false;
		}
		const bool is_statement = i >= 1 && i <= session.run.size();
		if (is_statement &&
		    !same_effect(outcomes[i].tag, store_.remembered(tag_key(session, database, i - 1)).value_or(Field())))
			return false;
	}
	if (outcomes.size() != place.length)
		cannot_say(database, place, asked);
	return replay_stands(database, outcomes);
}

bool Probes::client_holds(const model::Probe &probe, const Client &client, const Seen &seen) const
{
	using Condition = model::SessionCondition;
	if (client.phase() == Client::Phase::gone || probe.condition == Condition::gone)
		return (client.phase() == Client::Phase::gone) == (probe.condition == Condition::gone);
	const bool fresh = client.session().run.empty() ? client.ready() : client.has_round_since(seen.from);
	if (!fresh && !seen.waits)
	{
		const std::string who = client.session().name + " in " + client.database();
		if (seen.roots.empty())
			throw Failure(sqlstate::object_in_use, "no score: " + who + " gives no answer", {},
			              "Ask again when the server is less busy.");
		throw Failure(sqlstate::object_in_use, "no score: " + seen.roots.front().text() + ", is in the way",
		              who + " waits for it.", "COMMIT or ROLLBACK in that session, or end it, then ask again.");
	}
	switch (probe.condition)
	{
		case Condition::working:
			return fresh && client.latest_sqlstate().empty() && client.streak() >= probe.rounds;
		case Condition::failing:
			return fresh && !client.latest_sqlstate().empty() && client.streak() >= probe.rounds &&
			       (probe.sqlstate.empty() || probe.sqlstate == client.latest_sqlstate());
		case Condition::waiting:
			return seen.waits &&
			       (probe.waiting_for.empty() ||
			        std::any_of(seen.roots.begin(), seen.roots.end(),
			                    [&](const Blocker &root)
			                    {
				                    return std::any_of(clients_.begin(), clients_.end(),
				                                       [&](const std::unique_ptr<Client> &other) {
					                                       return other->pid() == root.pid &&
					                                              other->session().name == probe.waiting_for;
				                                       });
			                    }));
		case Condition::gone:
			break;
	}
	return false;
}

bool Probes::session_holds(const model::Probe &probe, const model::Session &session, const std::string &database,
                           bool any_client, bool proved, Asked &asked)
{
	if (proved && probe.condition == model::SessionCondition::working &&
	    (spoiled_.count({session.name, database}) != 0 || !replay_holds(session, database, asked)))
		return false;
	bool all = true, any = false;
	for (const std::unique_ptr<Client> &client : clients_)
	{
		if (&client->session() != &session || client->database() != database)
			continue;
		const bool holds = client_holds(probe, *client, asked.seen.at(client.get()));
		all = all && holds;
		any = any || holds;
	}
	return any_client ? any : all;
}

bool Probes::evaluate(const model::Probe &probe, bool any_database, bool proved, Asked &asked)
{
	if (probe.kind == model::Probe::Kind::any)
	{
		bool any = false; /* every alternative is looked at: one that cannot be said must not be passed over */
		for (const model::Probe &alternative : probe.alternatives)
			any = evaluate(alternative, any_database, proved, asked) || any;
		return any;
	}
	bool all = true, any = false;
	const auto count = [&](bool holds)
	{
		all = all && holds;
		any = any || holds;
	};
	if (probe.kind == model::Probe::Kind::session)
	{
		for (const std::string &name : probe.sessions)
		{
			const model::Session &session = session_named(name);
			for (const std::string &database : probe.databases.empty() ? session.in : probe.databases)
				count(session_holds(probe, session, database, any_database, proved, asked));
		}
	}
	else
		for (const std::string &database : probe.databases)
			count(state_holds(probe, database, any_database, asked));
	return any_database ? any : all;
}

void Probes::remember(const std::vector<Question> &questions)
{
	auto all = std::make_unique<Asked>(arming_patience);
	Asked &asked = *all;
	for (const Question &question : questions)
		gather(*question.probe, false, asked);
	for (const model::Session &session : scenario_.sessions)
		for (const std::string &database : session.in)
			add_replay(session, database, asked);
	take_digests(asked);
	std::set<std::string> databases;
	for (const model::Database &database : scenario_.databases)
		databases.insert(database.name);
	ask_shapes(databases, asked);
	visit_all(asked, arming_patience, loop_.now_ms() + arming_patience.all);
	for (const auto &[object, place] : asked.rows)
		digests_.keep(*object, place.lane->scripts[place.script]);
	digests_.save();
	learn_strays(asked);
	for (const auto &[database, place] : asked.shapes)
		shapes_.keep(shape_answer(database, asked));
	shapes_.save();
	for (const auto &[key, place] : asked.state)
	{
		if (key.first->kind != model::Probe::Kind::changed)
			continue;
		const std::vector<Outcome> &outcomes = place.lane->scripts[place.script].outcomes;
		if (outcomes.size() != place.length && (outcomes.empty() || outcomes.back().ok))
			throw Failure(sqlstate::object_in_use, "a `changed` probe took too long in " + key.second, {},
			              "The machine is very busy, or the query is slow: " + key.first->query);
		if (!outcomes.back().ok)
			throw Failure(outcomes.back().sqlstate, "a `changed` probe cannot be asked in " + key.second,
			              outcomes.back().message, "Correct the query: " + key.first->query);
		store_.remember(changed_key(*key.first, key.second), serialized(outcomes.back()));
	}
	/* a statement that fails in one database is held to what it does in another */
	for (const model::Session &session : scenario_.sessions)
		for (std::size_t i = 0; i < session.run.size(); ++i)
		{
			Field known;
			std::vector<std::pair<std::string, Field>> tags;
			for (const std::string &database : session.in)
			{
				const ScriptPlace &place = asked.replay.at({&session, database});
				const std::vector<Outcome> &outcomes = place.lane->scripts[place.script].outcomes;
				Field tag;
				if (outcomes.size() > i + 1 && outcomes[i + 1].ok)
					known = tag = outcomes[i + 1].tag;
				tags.emplace_back(tag_key(session, database, i), tag);
			}
			for (const auto &[key, tag] : tags)
				if (tag || known)
					store_.remember(key, tag ? tag : known);
		}
	keep_lanes(asked);
	if (!stays_)
		return;
	for (auto &[key, lane] : asked.lanes)
		lane->link.close();
	replayed_ = std::move(all);
}

} // namespace ride
