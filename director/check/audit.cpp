/*
 * Questions about one table, asked while no application writes.
 *
 * Pure C++; director only.
 */
#include "director/check/audit.hpp"

#include <algorithm>
#include <utility>

#include "director/check/probes_asked.hpp"

namespace ride
{

namespace
{

constexpr long waiting_ms = 150; /* a statement that takes longer waits for somebody, or is no short write */

bool still_going(const Clients &clients)
{
	return std::any_of(clients.begin(), clients.end(),
	                   [](const std::unique_ptr<Client> &client)
	                   {
		                   const std::int64_t since_ms = client->in_flight_ms();
		                   return since_ms >= 0 && since_ms < waiting_ms;
	                   });
}

std::ptrdiff_t under_way(const Clients &clients)
{
	return std::count_if(clients.begin(), clients.end(),
	                     [](const std::unique_ptr<Client> &client) { return client->in_flight_ms() >= 0; });
}

} // namespace

Quiet::Quiet(Loop &loop, const Clients &clients) : loop_(loop), clients_(clients)
{
	for (const std::unique_ptr<Client> &client : clients_)
		client->hold(true);
	try
	{
		loop.until([&] { return !still_going(clients_); }, waiting_ms);
	}
	catch (...)
	{
		for (const std::unique_ptr<Client> &client : clients_)
			client->hold(false);
		throw;
	}
	under_way_ = under_way(clients_);
}

/* One that waits for a lock has not written yet. Another may just have committed, and its answer be on the way. */
bool Quiet::something_ended()
{
	if (under_way_ == 0)
		return false;
	loop_.until(
	    [&]
	    {
		    return std::all_of(clients_.begin(), clients_.end(),
		                       [&](const std::unique_ptr<Client> &client)
		                       { return client->in_flight_ms() < 0 || loop_.host().waits_for_lock(client->pid()); });
	    },
	    waiting_ms);
	const std::ptrdiff_t before = std::exchange(under_way_, under_way(clients_));
	return under_way_ < before;
}

Quiet::~Quiet()
{
	for (const std::unique_ptr<Client> &client : clients_)
		client->hold(false);
}

/* The connection that the checks have used, unless one of them was given up on it. */
Lane &Probes::audit_lane(const std::string &database, Asked &asked)
{
	Lane &used = checker_lane(database, asked);
	if (!used.stopped)
		return used;
	std::unique_ptr<Lane> &lane = asked.lanes["audit " + database];
	if (!lane)
		lane = std::make_unique<Lane>(used.target);
	return *lane;
}

void Probes::audit(std::vector<Audit> &audits, const Patience &patience)
{
	if (audits.empty())
		return;
	Asked apart{patience};
	Asked &asked = asking_ != nullptr ? *asking_ : apart;
	std::vector<ScriptPlace> places;
	std::vector<Lane *> lanes;
	for (const Audit &audit : audits)
	{
		Lane &lane = audit_lane(audit.database, asked);
		ScriptPlace place{&lane, lane.scripts.size(), 0, 0};
		Script script;
		begin_check({quote_name(audit.schema) + "." + quote_name(audit.table)}, any_table, script, place);
		script.commands.insert(script.commands.end(), audit.commands.begin(), audit.commands.end());
		place.length = script.commands.size();
		lane.scripts.push_back(std::move(script));
		lane.finished = false;
		places.push_back(place);
		if (std::find(lanes.begin(), lanes.end(), &lane) == lanes.end())
			lanes.push_back(&lane);
	}
	visit(lanes, asked, patience, loop_.now_ms() + patience.all);
	for (std::size_t i = 0; i < audits.size(); ++i)
	{
		const ScriptPlace &place = places[i];
		const Lane &lane = *place.lane;
		audits[i].is_blocked = asked.is_blocked(place);
		if (audits[i].is_blocked)
			continue;
		static const std::vector<Outcome> none;
		const std::vector<Outcome> &outcomes =
		    place.script < lane.scripts.size() ? lane.scripts[place.script].outcomes : none;
		const bool ended = !outcomes.empty() && (outcomes.size() == place.length || !outcomes.back().ok);
		if (!ended || (!outcomes.back().ok && says_nothing(outcomes.back())))
			cannot_say(audits[i].database, place, asked);
		audits[i].is_table = outcomes.size() > place.kind_at && outcomes[place.kind_at].value() == "t";
		audits[i].outcomes.clear();
		if (audits[i].is_table)
			audits[i].outcomes.assign(outcomes.begin() + static_cast<std::ptrdiff_t>(place.kind_at) + 1,
			                          outcomes.end());
	}
	if (asking_ == nullptr)
		keep_lanes(asked);
}

} // namespace ride
