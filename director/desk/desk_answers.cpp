/*
 * The director's desk: what each request does.
 *
 * Pure C++; director only.
 */
#include <algorithm>

#include "director/desk/desk.hpp"
#include "director/desk/kept_scenario.hpp"
#include "model/evidence.hpp"

namespace ride
{

namespace
{

constexpr long flush_ms = 8000; /* whoever asks waits a second longer */

/* A text as one row a line. */
std::string lines_of(const std::string &text)
{
	PayloadWriter writer;
	std::size_t at = 0;
	while (at < text.size())
	{
		const std::size_t end = std::min(text.find('\n', at), text.size());
		writer.row({text.substr(at, end - at)});
		at = end + 1;
	}
	return writer.take();
}

std::string one(const std::string &text)
{
	PayloadWriter writer;
	writer.row({text});
	return writer.take();
}

/* How whoever asks for a card wants it. */
std::string format_of(const Posted &posted)
{
	return posted.kind == RequestKind::scorecard ? "rows" : posted.first;
}

/* A session without rounds is called what the server calls it: it neither works nor fails. */
const char *state_of(const Client &client, Host &host)
{
	switch (client.phase())
	{
		case Client::Phase::gone:
			return "gone";
		case Client::Phase::stopped:
		case Client::Phase::connecting:
		case Client::Phase::preparing:
		case Client::Phase::away:
			return "connecting";
		case Client::Phase::resting:
		case Client::Phase::running:
			break;
	}
	if (client.in_flight_ms() >= 0 && host.waits_for_lock(client.pid()))
		return "waiting";
	if (client.session().run.empty())
		return client.idle_in_transaction() ? "idle in transaction" : "idle";
	return client.latest_sqlstate().empty() ? "working" : "failing";
}

} // namespace

/* Read anew each time, so that an author's edit is seen. */
model::Catalogue Desk::catalogue()
{
	return model::Catalogue(secrets_.place().scenario_path);
}

Incident &Desk::incident()
{
	if (!incident_ && broken_)
		throw *broken_;
	if (!incident_)
		throw Failure(sqlstate::not_in_prerequisite_state, "no incident is running", {},
		              "Start one: SELECT ride.start('stage-09/09-schema-drift-between-tenant-databases'), or "
		              "`ride postgres start ID`.");
	return *incident_;
}

Incident &Desk::live_incident()
{
	if (broken_)
		throw *broken_;
	if (!incident().armed())
		throw Failure(sqlstate::not_in_prerequisite_state, "the incident is prepared, but not live yet", {},
		              "SELECT ride.start(ID) with the same id and seed makes it live.");
	written_attempt();
	return *incident_;
}

/* The attempt as the store has it, once what is written to it may have come to anything. */
Attempt &Desk::written_attempt()
{
	if (unsure_)
		incident_->attempt() = store_.attempt();
	unsure_ = false;
	return incident_->attempt();
}

/* After a request that was broken off, for those who only look at what is in memory. */
void Desk::settle_doubt()
{
	if (!unsure_ || !incident_ || store_.link().state() != Link::State::idle)
		return;
	try
	{
		written_attempt();
	}
	catch (const Failure &)
	{
		/* whoever needs to know asks again, and is told then */
	}
}

void Desk::require_outside(const Posted &posted)
{
	for (const auto &[name, oid] : provision_.databases())
		if (oid == posted.database)
			for (const std::string &planted : provision_.planted())
				if (planted == name)
					throw Failure(sqlstate::object_in_use,
					              "cannot start or stop an incident from inside its database \"" + name + "\"", {},
					              "Connect to database postgres and call it there: \\c postgres");
}

std::string Desk::resolved(const std::string &id)
{
	return catalogue().resolve(id);
}

void Desk::discard()
{
	host_.facts().armed.store(0);
	incident_.reset();
	broken_.reset();
	catalogue_.reset();
	provision_.uproot(provision_.planted());
	journal_.forget();
	store_.clear();
	forget_scenario(secrets_.place().kept_scenario);
}

std::string Desk::scenarios()
{
	PayloadWriter writer;
	for (const model::Entry &entry : catalogue().entries())
		writer.row({entry.id, entry.title, entry.topic, std::to_string(entry.level),
		            std::to_string(entry.minutes_from) + "-" + std::to_string(entry.minutes_to),
		            std::to_string(entry.combinations)});
	return writer.take();
}

std::string Desk::prepare(const Posted &posted)
{
	require_outside(posted);
	if (posted.number < 0 || posted.number > 0x7fffffff)
		throw Failure(sqlstate::invalid_parameter, "seed " + std::to_string(posted.number) + " is not a seed", {},
		              "A seed is a number from 0 to 2147483647; 0 is the incident as its documents tell it.");
	if (incident_ || broken_)
		throw Failure(sqlstate::object_in_use, "incident " + store_.attempt().id + " is there already", {},
		              "SELECT ride.stop() first, or use another sandbox.");
	doing_ = "starting";
	const std::string id = resolved(posted.first);
	keep_scenario(secrets_.place().scenario_path, id, secrets_.place().kept_scenario);
	auto scenarios = std::make_unique<model::Catalogue>(secrets_.place().kept_scenario);
	const model::Scenario scenario = scenarios->load(id, static_cast<unsigned>(posted.number));
	if (scenario.seed >= scenario.combinations)
		throw Failure(sqlstate::invalid_parameter, scenario.id + " has no seed " + std::to_string(scenario.seed), {},
		              "Its seeds go from 0 to " + std::to_string(scenario.combinations - 1) + ".");
	try
	{
		store_.begin(scenario.id, scenario.seed, provision_.plant(scenario));
		catalogue_ = std::move(scenarios);
		incident_ =
		    std::make_unique<Incident>(loop_, secrets_, store_, journal_, provision_, *catalogue_, store_.attempt());
		incident_->publish_facts();
	}
	catch (...)
	{
		serving_ = -1; /* the clean-up is not cancelled */
		discard();
		throw;
	}
	return one(scenario.id);
}

std::string Desk::start(const Posted &posted)
{
	require_outside(posted);
	if (incident_ && (incident_->armed() || broken_ || incident_->scenario().id != resolved(posted.first) ||
	                  incident_->attempt().seed != static_cast<unsigned>(posted.number)))
		throw Failure(sqlstate::object_in_use, "incident " + incident_->scenario().id + " is there already", {},
		              "SELECT ride.stop() first, or use another sandbox.");
	if (!incident_)
		prepare(posted);
	doing_ = "starting";
	try
	{
		incident_->arm(true);
	}
	catch (...)
	{
		serving_ = -1;
		discard();
		throw;
	}
	return one("incident live: every proof holds");
}

std::string Desk::stop()
{
	if (!broken_)
		incident(); /* or says that there is none */
	const std::string id = store_.attempt().id;
	discard();
	return one("stopped " + id);
}

std::string Desk::status()
{
	PayloadWriter writer;
	if (!incident_)
	{
		const std::string phase = !doing_.empty() ? doing_ : broken_ ? "broken" : "idle";
		writer.row({phase, {}, {}, {}, {}, {}, {}, broken_ ? Field(broken_->what()) : Field()});
		return writer.take();
	}
	const Attempt &attempt = incident_->attempt();
	const std::string phase = broken_ ? "broken" : doing_.empty() ? to_text(attempt.phase) : doing_;
	for (const std::unique_ptr<Client> &client : incident_->clients())
	{
		std::string detail = client->latest_sqlstate();
		if (!detail.empty())
			detail += ": " + client->latest_message(); /* the same words as in the application log */
		writer.row({phase, attempt.id, std::to_string(attempt.seed), client->session().application_name,
		            client->database(), state_of(*client, host_), std::to_string(client->ended_rounds()), detail});
	}
	if (incident_->clients().empty())
		writer.row({phase,
		            attempt.id,
		            std::to_string(attempt.seed),
		            {},
		            {},
		            {},
		            {},
		            broken_ ? Field(broken_->what()) : Field()});
	return writer.take();
}

std::string Desk::briefing()
{
	const model::Scenario &scenario = incident().scenario();
	return lines_of(model::short_id(scenario.id) + " · " + scenario.title + " · L" + std::to_string(scenario.level) +
	                " · seed " + std::to_string(incident_->attempt().seed) + "\n\n" + scenario.briefing);
}

std::string Desk::hint()
{
	Attempt &attempt = live_incident().attempt();
	if (secrets_.place().exam && attempt.phase != Phase::submitted)
		throw Failure(sqlstate::not_in_prerequisite_state, "this is an exam: there are no hints before submit", {},
		              "ride.briefing() says what is known. Practise without --exam to be helped.");
	const std::vector<std::string> &hints = incident_->scenario().hints;
	if (attempt.hints >= hints.size())
		return one("There are no more hints: all " + std::to_string(hints.size()) + " have been given.");
	if (attempt.phase == Phase::live)
	{
		unsure_ = true;
		store_.set_hints(attempt.hints + 1);
		written_attempt();
	}
	else
		++attempt.hints;
	return one("Hint " + std::to_string(attempt.hints) + " of " + std::to_string(hints.size()) + ": " +
	           hints[attempt.hints - 1]);
}

std::string Desk::mechanisms()
{
	/* the words that diagnose() knows: as armed, while an incident is there */
	const model::Vocabulary vocabulary = catalogue_ ? catalogue_->vocabulary() : catalogue().vocabulary();
	PayloadWriter writer;
	for (const model::Mechanism &mechanism : vocabulary.mechanisms)
		writer.row({mechanism.area, mechanism.name, mechanism.says});
	return writer.take();
}

std::string Desk::diagnose(const Posted &posted, bool add)
{
	if (live_incident().attempt().phase == Phase::submitted)
		throw Failure(sqlstate::not_in_prerequisite_state, "the card is submitted: the diagnosis stands as it is");
	const model::DeclaredPair pair = incident_->parse(posted.first, posted.second);
	const std::string text = pair.mechanism + " · " + model::as_seen(incident_->scenario(), pair.culprit);
	if (add)
		return one((store_.declare(pair) ? "noted: " : "noted already: ") + text);
	if (!store_.retract(pair))
		throw Failure(sqlstate::undefined_object, "this diagnosis does not stand: " + text, {},
		              "SELECT * FROM ride.diagnoses() lists those that do.");
	return one("taken back: " + text);
}

std::string Desk::diagnoses()
{
	const model::Scenario &scenario = live_incident().scenario();
	PayloadWriter writer;
	for (const auto &[mechanism, culprit] : store_.declared())
		writer.row({mechanism, model::as_seen(scenario, model::parse_culprit(scenario, culprit))});
	return writer.take();
}

std::string Desk::card_lines(const model::Card &card, const std::string &format) const
{
	PayloadWriter writer;
	if (format == "json")
		writer.row({model::as_json(card)});
	else if (format == "junit")
		return lines_of(model::as_junit(card));
	else if (format == "rows")
		for (const model::CardItem &item : card.items)
			writer.row({model::to_text(item.dimension), item.item, std::to_string(item.points),
			            std::to_string(item.max), model::to_text(item.state),
			            item.says.empty() ? Field() : Field(item.says)});
	else
		for (const std::string &line : model::as_lines(card))
			writer.row({line});
	return writer.take();
}

std::string Desk::score(const Posted &posted)
{
	const std::string format = format_of(posted);
	const Attempt &attempt = live_incident().attempt();
	if (attempt.phase == Phase::submitted)
		return card_lines(model::from_json(attempt.card), format);
	if (secrets_.place().exam)
		throw Failure(sqlstate::not_in_prerequisite_state, "this is an exam: the score is told after submit", {},
		              "SELECT ride.submit() when you are done; it freezes the card.");
	const std::int64_t begun_ms = loop_.now_ms();
	const model::Card card =
	    incident_->judge(incident_->evidence(posted.pid, posted.posted_ms, false, posted.is_oncall));
	share(card, posted.is_oncall, begun_ms);
	return card_lines(card, format);
}

/*
 * Who had asked for the same before this card was begun gets it too: everything that he had done is on it. None of them
 * has anything uncommitted: the card was waited for until nobody on call had.
 */
void Desk::share(const model::Card &card, bool is_oncall, std::int64_t begun_ms)
{
	const auto waits_for_it = [&](const Request &request)
	{
		return (request.kind == RequestKind::score || request.kind == RequestKind::scorecard) &&
		       (request.is_oncall != 0) == is_oncall && request.posted_ms < begun_ms;
	};
	Posted other;
	while (host_.take_request(waits_for_it, &other))
		try
		{
			host_.answer(other.slot, card_lines(card, format_of(other)));
		}
		catch (const Failure &failure)
		{
			host_.refuse(other.slot, failure);
		}
}

std::string Desk::submit(const Posted &posted)
{
	if (live_incident().attempt().phase != Phase::submitted)
	{
		const model::Evidence evidence = incident_->evidence(posted.pid, posted.posted_ms, true, posted.is_oncall);
		unsure_ = true;
		store_.submit(model::as_json(incident_->judge(evidence)),
		              model::as_json(incident_->scenario(), catalogue_->vocabulary(), evidence));
	}
	return card_lines(model::from_json(written_attempt().card), posted.first);
}

std::string Desk::postmortem()
{
	if (live_incident().attempt().phase != Phase::submitted)
		throw Failure(sqlstate::not_in_prerequisite_state, "the postmortem opens after ride.submit()", {},
		              "ride.hint() helps on; hints cost nothing.");
	return lines_of(incident_->scenario().postmortem);
}

std::string Desk::app_log(const Posted &posted)
{
	live_incident();
	if (posted.number < 1 || posted.number > 10000)
		throw Failure(sqlstate::invalid_parameter, "max_rows must be from 1 to 10000");
	journal_.flush(flush_ms);
	const Outcome found =
	    loop_.run(store_.link(),
	              {"SELECT at, application, database, sqlstate, message FROM (SELECT * FROM app_log ORDER BY n DESC "
	               "LIMIT $1::bigint) newest ORDER BY n",
	               {std::to_string(posted.number)}});
	PayloadWriter writer;
	for (const Row &row : found.rows)
		writer.row(row);
	return writer.take();
}

std::string Desk::actions()
{
	live_incident();
	journal_.flush(flush_ms);
	PayloadWriter writer;
	for (const Row &row :
	     loop_.run(store_.link(), {"SELECT at, database, kind, object, committed FROM timeline ORDER BY at, n", {}})
	         .rows)
		writer.row(row);
	return writer.take();
}

std::string Desk::admit(const Posted &posted)
{
	if (posted.first.size() < 8)
		throw Failure(sqlstate::invalid_parameter, "the password is too short", {}, "Use at least 8 characters.");
	provision_.set_oncall_password(posted.first, host_);
	return one("");
}

} // namespace ride
