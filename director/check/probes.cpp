/*
 * Questions about state: gathering them, and asking every database at once.
 *
 * Pure C++; director only. What the answers mean is in probe_answers.cpp.
 */
#include <algorithm>
#include <cctype>
#include <set>

#include "extension/shared/output_format.hpp"
#include "director/check/probes_asked.hpp"

namespace ride
{

namespace
{

constexpr long slow_ms = 60;  /* after that we ask who is in the way */
constexpr long own_ms = 2000; /* how long one of the incident's own sessions that works on may be in the way */

/* The frame of a check: nothing the on-call can set or make takes part in it. Whoever asks gives up a question by itself;
 * the server's own timeout comes after that, and is for when nobody is left to give up. */
constexpr const char *frame =
    "-c search_path=pg_catalog -c row_security=off -c restrict_nonsystem_relation_kind=view,foreign-table "
    "-c idle_in_transaction_session_timeout=0 -c idle_session_timeout=0 -c lock_timeout=0 "
    "-c client_min_messages=error -c jit=off -c enable_nestloop=off -c max_parallel_workers_per_gather=0 "
    "-c check_function_bodies=off";

std::string frame_for(const Patience &patience)
{
	std::string options = frame;
	for (const OutputSetting &setting : output_format)
		options += std::string(" -c ") + setting.name + "=" + setting.value;
	return options + " -c statement_timeout=" + std::to_string(patience.question + 1000);
}

constexpr const char *acts_query = "SELECT act, tag, coalesce(object_schema, ''), coalesce(object_name, ''), "
                                   "coalesce(nullif(relation, 0), object, 0) FROM ride.ddl_log ORDER BY act";

bool is_word(char c)
{
	return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/* `text` has `word` with no letter, digit or underscore beside it. */
bool has_word(const std::string &text, const std::string &word)
{
	for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
	{
		const std::size_t end = at + word.size();
		if ((at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end])))
			return true;
	}
	return false;
}

} // namespace

Probes::Probes(Loop &loop, Secrets &secrets, Store &store, const model::Scenario &scenario, Clients &clients,
               std::vector<SeededObject> objects)
    : loop_(loop), secrets_(secrets), store_(store), scenario_(scenario), clients_(clients),
      objects_(std::move(objects)), blockers_(loop, store.link()), digests_(store, scenario),
      shapes_(store, scenario, objects_)
{
}

const model::Session &Probes::session_named(const std::string &name) const
{
	return *std::find_if(scenario_.sessions.begin(), scenario_.sessions.end(),
	                     [&](const model::Session &session) { return session.name == name; });
}

Probes::~Probes() = default;

std::vector<int> Probes::simulated_pids() const
{
	std::vector<int> pids;
	for (const std::unique_ptr<Client> &client : clients_)
		if (client->pid() != 0)
			pids.push_back(client->pid());
	return pids;
}

/* A session of the incident that only holds something is in the way for good. One that works on, and works perhaps
 * slowly, lets go again: two writers that meet at a row do not prove that neither can write. */
bool Probes::stopped_by_own(const std::vector<Blocker> &roots, std::int64_t waited_ms) const
{
	if (roots.empty() || !roots.front().own)
		return false;
	const auto holder = std::find_if(clients_.begin(), clients_.end(),
	                                 [&](const auto &client) { return client->pid() == roots.front().pid; });
	return waited_ms > own_ms || (holder != clients_.end() && (*holder)->session().run.empty());
}

/* Seeded tables that a question names: it is only asked while they are locked and are tables. */
std::vector<std::string> Probes::tables_named(const model::Probe &probe, const std::string &database) const
{
	std::vector<std::string> names;
	for (const SeededObject &object : objects_)
		if (object.database == database && has_word(probe.query, object.schema + "." + object.name))
			names.push_back(quote_name(object.schema) + "." + quote_name(object.name));
	return names;
}

Lane &Probes::checker_lane(const std::string &database, Asked &asked)
{
	std::unique_ptr<Lane> &lane = asked.checker[database];
	if (!lane)
		if (const auto kept = kept_.find(database); kept != kept_.end())
		{
			lane = std::move(kept->second);
			kept_.erase(kept);
		}
	if (!lane)
		lane = std::make_unique<Lane>(secrets_.target(checker_role, database, "ride", frame_for(asked.patience)));
	return *lane;
}

/* What a session of this role is called: a trigger must not tell a check by its name. */
std::string Probes::name_of(const std::string &role) const
{
	const auto session = std::find_if(scenario_.sessions.begin(), scenario_.sessions.end(),
	                                  [&](const model::Session &one) { return one.role == role; });
	return session == scenario_.sessions.end() ? "ride" : session->application_name;
}

Lane &Probes::application_lane(const std::string &role, const std::string &database, Asked &asked)
{
	std::unique_ptr<Lane> &lane = asked.lanes["state " + database + " " + role];
	if (!lane)
		lane = std::make_unique<Lane>(secrets_.target(role, database, name_of(role), asking_options));
	return *lane;
}

void Probes::keep_lanes(Asked &asked)
{
	if (!stays_)
		return;
	for (auto &[database, lane] : asked.checker)
		if (lane->link.state() == Link::State::idle)
		{
			lane->clear();
			kept_[database] = std::move(lane);
		}
}

void Probes::leave()
{
	stays_ = false;
	kept_.clear();
	replayed_.reset();
}

/* The locks come first: they take no snapshot, so what is read after them is what stands. */
void begin_check(const std::vector<std::string> &tables, const char *table_is, Script &script, ScriptPlace &place)
{
	script.commands.push_back({"ROLLBACK", {}});
	script.commands.push_back({"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", {}});
	std::string kinds;
	for (const std::string &table : tables)
	{
		script.commands.push_back({"LOCK TABLE ONLY " + table + " IN ACCESS SHARE MODE", {}});
		kinds += (kinds.empty() ? "" : " AND ") + std::string("coalesce((SELECT ") + table_is +
		         " FROM pg_class c WHERE oid = to_regclass(" + quote_value(table) + ")), false)";
	}
	if (kinds.empty())
		return;
	place.kind_at = script.commands.size();
	script.commands.push_back({"SELECT " + kinds, {}});
}

void Probes::add_state(const model::Probe &probe, const std::string &database, Asked &asked)
{
	if (asked.state.count({&probe, database}) != 0)
		return;
	const bool by_checker = probe.role.empty();
	Lane &lane = by_checker ? checker_lane(database, asked) : application_lane(probe.role, database, asked);
	Script script;
	ScriptPlace place{&lane, lane.scripts.size(), 0, 0};
	if (by_checker)
		begin_check(tables_named(probe, database), plain_table, script, place);
	else
	{
		script.commands.push_back({"ROLLBACK", {}});
		script.commands.push_back({"BEGIN", {}});
	}
	for (const std::string &statement : probe.given)
		script.commands.push_back({statement, {}});
	if (!probe.given.empty())
		script.commands.push_back({"SET CONSTRAINTS ALL IMMEDIATE", {}});
	/* a trigger that `given` has fired may have set anything, above all search_path: whose functions `holds` calls */
	if (!by_checker)
		for (const char *const plainly : {"RESET ALL", "SET LOCAL search_path = pg_catalog"})
			script.commands.push_back({plainly, {}});
	if (!probe.explain.empty() && by_checker) /* which its frame leaves out */
		script.commands.push_back({"SET LOCAL enable_nestloop = on", {}});
	if (!probe.explain.empty())
		script.commands.push_back({"EXPLAIN (ANALYZE, FORMAT JSON) " + probe.explain, {}});
	Command question{probe.query, {}};
	question.previous_is_parameter = !probe.explain.empty();
	script.commands.push_back(question);
	place.length = script.commands.size();
	lane.scripts.push_back(script);
	asked.state[{&probe, database}] = place;
}

/* The application's own statements, by a fresh connection of its own role, and nothing of it stays. */
void Probes::add_replay(const model::Session &session, const std::string &database, Asked &asked)
{
	if (session.run.empty() || asked.replay.count({&session, database}) != 0)
		return;
	std::unique_ptr<Lane> &lane = asked.lanes["replay " + database + " " + session.name];
	lane = std::make_unique<Lane>(secrets_.target(session.role, database, session.application_name, replay_options));
	Script script;
	script.commands.push_back({"BEGIN", {}});
	for (const std::string &statement : session.run)
		script.commands.push_back({model::at_round(statement, 0), {}});
	script.commands.push_back({"SET CONSTRAINTS ALL IMMEDIATE", {}});
	script.commands.push_back({"ROLLBACK", {}});
	asked.replay[{&session, database}] = {lane.get(), 0, 0, script.commands.size()};
	lane->scripts.push_back(script);
}

void Probes::gather(const model::Probe &probe, bool proved, Asked &asked)
{
	for (const model::Probe &alternative : probe.alternatives)
		gather(alternative, proved, asked);
	if (probe.kind == model::Probe::Kind::holds || probe.kind == model::Probe::Kind::changed)
		for (const std::string &database : probe.databases)
			add_state(probe, database, asked);
	if (probe.kind != model::Probe::Kind::session)
		return;
	for (const std::string &name : probe.sessions)
	{
		const model::Session &session = session_named(name);
		for (const std::string &database : probe.databases.empty() ? session.in : probe.databases)
		{
			if (proved && probe.condition == model::SessionCondition::working)
				add_replay(session, database, asked);
			for (const std::unique_ptr<Client> &client : clients_)
				if (&client->session() == &session && client->database() == database)
					asked.seen[client.get()].from = client->begun() + 1;
		}
	}
}

void Probes::read_acts(Asked &asked)
{
	std::set<std::string> databases{decoy_database};
	for (const model::Database &database : scenario_.databases)
		databases.insert(database.name);
	for (const std::string &database : databases)
	{
		Lane &lane = checker_lane(database, asked);
		Script script;
		script.commands.push_back({"ROLLBACK", {}});
		script.commands.push_back({acts_query, {}});
		asked.logs[database] = {&lane, lane.scripts.size(), 0, 2};
		lane.scripts.push_back(script);
	}
}

/* One of the incident's own sessions in the way is an answer to that question, and the next one is asked; anyone else gets
 * some time to go, and then nothing more is asked there. */
void Probes::visit(const std::vector<Lane *> &lanes, Asked &asked, const Patience &patience, std::int64_t until_ms)
{
	loop_.run_lanes(lanes, slow_ms,
	                [&](Lane &lane)
	                {
		                if (lane.link.state() != Link::State::busy)
		                {
			                lane.stopped = loop_.now_ms() - lane.since_ms > patience.other;
			                return;
		                }
		                std::vector<Blocker> roots = blockers_.roots(lane.link.pid(), simulated_pids());
		                const std::int64_t now = loop_.now_ms();
		                const std::int64_t waited = now - lane.since_ms;
		                const std::pair question{&lane, lane.script};
		                const bool is_cancelled = asked.blocked_by_incident.count(question) != 0;
		                const bool own = !is_cancelled && stopped_by_own(roots, waited);
		                lane.stopped =
		                    !own && (waited > (roots.empty() ? patience.question : patience.other) || now >= until_ms);
		                if (own || (lane.stopped && !is_cancelled))
			                blockers_.cancel(lane.link.pid());
		                if (own)
			                asked.blocked_by_incident.insert(question); /* and its end is on the way */
		                else if (lane.stopped && !is_cancelled)
			                asked.blockers[&lane] = std::move(roots);
	                });
}

/* Replays run side by side, each in one transaction: the server ends one of two that wait for each other, as it does with
 * an application that such a one meets. It is asked once more, and alone. */
void Probes::replay_again(Asked &asked, const Patience &patience, std::int64_t until_ms)
{
	for (const auto &[key, place] : asked.replay)
	{
		const std::vector<Outcome> &outcomes = place.lane->scripts[place.script].outcomes;
		if (outcomes.empty() || outcomes.back().ok || outcomes.back().sqlstate.compare(0, 2, "40") != 0)
			continue;
		place.lane->restart();
		asked.blockers.erase(place.lane);
		asked.blocked_by_incident.erase({place.lane, place.script});
		visit({place.lane}, asked, patience, until_ms);
	}
}

void Probes::visit_all(Asked &asked, const Patience &patience, std::int64_t until_ms)
{
	for (auto &[client, seen] : asked.seen)
		const_cast<Client *>(client)->hurry();
	std::vector<Lane *> lanes;
	for (auto *const some : {&asked.checker, &asked.lanes})
		for (auto &[key, lane] : *some)
			lanes.push_back(lane.get());
	visit(lanes, asked, patience, until_ms);
	replay_again(asked, patience, until_ms);
}

/* Each live client is given the time for one new round, or is found to wait for someone. */
void Probes::await_rounds(Asked &asked, const Patience &patience, std::int64_t until_ms)
{
	const auto settled = [&](Client &client, Seen &seen)
	{
		if (client.phase() == Client::Phase::gone || client.has_round_since(seen.from))
			return true;
		if (client.session().run.empty())
			return client.ready();
		client.hurry();
		seen.roots.clear();
		if (client.in_flight_ms() < 0 || !loop_.host().waits_for_lock(client.pid()))
			return false;
		seen.roots = blockers_.roots(client.pid(), simulated_pids());
		seen.waits = stopped_by_own(seen.roots, client.in_flight_ms());
		return seen.waits;
	};
	const std::int64_t deadline = std::min(loop_.now_ms() + patience.round, until_ms);
	for (;;)
	{
		bool all = true;
		for (auto &[client, seen] : asked.seen)
			all = settled(*const_cast<Client *>(client), seen) && all;
		if (all || loop_.now_ms() >= deadline)
			return;
		loop_.turn(10);
	}
}

std::vector<bool> Probes::ask(const std::vector<Question> &questions, bool proved, const Patience &patience,
                              const std::function<void()> &inspect)
{
	const std::int64_t until_ms = loop_.now_ms() + patience.all;
	Asked asked{patience};
	if (replayed_)
		for (const auto &[key, place] : replayed_->replay)
		{
			asked.replay[key] = place;
			asked.blockers[place.lane] = replayed_->blockers[place.lane];
			if (replayed_->is_blocked(place))
				asked.blocked_by_incident.emplace(place.lane, place.script);
		}
	for (const Question &question : questions)
		gather(*question.probe, proved, asked);
	read_acts(asked);
	visit_all(asked, patience, until_ms - patience.all / 4); /* the rest is for the live sessions' rounds */

	acts_.clear();
	for (const auto &[database, place] : asked.logs)
	{
		const std::vector<Outcome> &outcomes = place.lane->scripts[place.script].outcomes;
		if (outcomes.size() < place.length || !outcomes.back().ok)
			cannot_say(database, place, asked);
		for (const Row &row : outcomes.back().rows)
			acts_.push_back({std::stoull(*row[0]), database, *row[1], *row[2], *row[3],
			                 static_cast<std::uint32_t>(std::stoul(*row[4]))});
	}
	await_rounds(asked, patience, until_ms);
	if (inspect)
	{
		asking_ = &asked;
		try
		{
			inspect();
		}
		catch (...)
		{
			asking_ = nullptr;
			throw;
		}
		asking_ = nullptr;
	}
	std::vector<bool> answers;
	for (const Question &question : questions)
		answers.push_back(evaluate(*question.probe, question.any_database, proved, asked));
	rows_lost_ = shape_lost_ = false;
	for (const auto &[database, place] : asked.shapes)
		if (!asked.is_blocked(place))
			shape_lost_ = shapes_.lost(shape_answer(database, asked)) || shape_lost_;
	for (const auto &[object, place] : asked.rows)
		rows_lost_ = !row_stands(*object, asked) || rows_lost_; /* one that cannot be said must not be passed over */
	keep_lanes(asked);
	return answers;
}

} // namespace ride
