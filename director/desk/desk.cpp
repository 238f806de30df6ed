/*
 * The director's desk: its life, and the order in which requests are served.
 *
 * Pure C++; director only. What each request does is in desk_answers.cpp.
 */
#include "director/desk/desk.hpp"

namespace ride
{

namespace
{

constexpr long idle_ms = 60000;

} // namespace

Desk::Desk(Host &host)
    : host_(host), loop_(host), secrets_(host), provision_(loop_, secrets_), store_(loop_), journal_(loop_)
{
}

Desk::~Desk() = default;

/* The director's own role is made inside the server; from then on everything is an ordinary client's work. */
void Desk::open()
{
	host_.set_own_secret(secrets_.verifier(director_role));
	provision_.prepare_server();
	const auto target = [&] { return secrets_.target(director_role, control_database, "ride", no_timeouts); };
	store_.open(target());
	journal_.open(target());
	loop_.each_turn([this] { return journal_.step(); });
	loop_.each_turn(
	    [this]
	    {
		    serve();
		    return incident_ ? incident_->step() : idle_ms;
	    });

	const Attempt attempt = store_.attempt();
	if (attempt.phase == Phase::idle)
	{
		host_.facts().armed.store(0);
		/* a planting that was interrupted has left databases and no attempt */
		provision_.uproot(provision_.planted());
		return;
	}
	try
	{
		take_up(attempt);
	}
	catch (const Failure &failure)
	{
		/* one more restart would bring back neither a database nor a file: stay, and tell everybody who asks */
		if (failure.sqlstate != sqlstate::undefined_database && failure.sqlstate != sqlstate::config_file_error)
			throw;
		broken_ = failure;
		host_.log(std::string("the incident cannot go on: ") + failure.what());
	}
}

/* Goes on with what was armed, as it was armed. */
void Desk::take_up(const Attempt &attempt)
{
	try
	{
		catalogue_ = std::make_unique<model::Catalogue>(secrets_.place().kept_scenario);
		incident_ = std::make_unique<Incident>(loop_, secrets_, store_, journal_, provision_, *catalogue_, attempt);
	}
	catch (const Failure &)
	{
		throw;
	}
	catch (const std::runtime_error &unreadable) /* ScenarioError or UnknownScenario */
	{
		throw Failure(sqlstate::config_file_error, "the files of " + attempt.id + " as it was armed cannot be read",
		              unreadable.what(), "`ride postgres reset` brings the incident back.");
	}
	provision_.renew_secrets(incident_->scenario());
	if (attempt.phase == Phase::live || attempt.phase == Phase::submitted)
		incident_->arm(false);
}

void Desk::run()
{
	busy_ = true;
	doing_ = "starting";
	open();
	doing_.clear();
	busy_ = false;
	host_.log("director ready");
	for (;;)
	{
		loop_.turn(idle_ms);
		serve();
		/* ended by an administrator: a new director rebuilds everything, also what was under way */
		if (store_.link().state() == Link::State::closed)
			throw Failure(sqlstate::connection_failure, "the connection to the control database was lost");
	}
}

bool Desk::is_quick(RequestKind kind) const
{
	return kind == RequestKind::status || kind == RequestKind::mechanisms || kind == RequestKind::scenarios;
}

/* Called on every turn, also from inside a long request: then only what needs no connection is answered. */
void Desk::serve()
{
	if (busy_ && serving_ >= 0 && host_.abandoned(serving_))
	{
		serving_ = -1;
		throw Failure(sqlstate::query_canceled, "the request was cancelled");
	}
	Posted posted;
	while (host_.take_request([this](const Request &request) { return !busy_ || is_quick(request.kind); }, &posted))
		handle(posted);
}

void Desk::handle(const Posted &posted)
{
	const bool quick = is_quick(posted.kind);
	if (!quick)
	{
		busy_ = true;
		serving_ = posted.slot;
	}
	try
	{
		const std::string payload = answer(posted);
		host_.answer(posted.slot, payload);
	}
	catch (const Failure &failure)
	{
		host_.refuse(posted.slot, failure);
	}
	catch (const model::ScenarioError &broken)
	{
		host_.refuse(posted.slot, Failure(sqlstate::config_file_error, "the scenario is broken", broken.what(),
		                                  "`ride scenario lint` shows every mistake with its mend."));
	}
	catch (const model::UnknownScenario &unknown)
	{
		host_.refuse(posted.slot, Failure(sqlstate::undefined_object, unknown.what(), {},
		                                  "SELECT * FROM ride.scenarios() lists them."));
	}
	if (!quick)
	{
		serving_ = -1;
		settle_doubt();
		busy_ = false;
		doing_.clear();
	}
}

std::string Desk::answer(const Posted &posted)
{
	switch (posted.kind)
	{
		case RequestKind::scenarios:
			return scenarios();
		case RequestKind::prepare:
			return prepare(posted);
		case RequestKind::start:
			return start(posted);
		case RequestKind::stop:
			require_outside(posted);
			return stop();
		case RequestKind::status:
			return status();
		case RequestKind::briefing:
			return briefing();
		case RequestKind::hint:
			return hint();
		case RequestKind::mechanisms:
			return mechanisms();
		case RequestKind::diagnose:
			return diagnose(posted, true);
		case RequestKind::undiagnose:
			return diagnose(posted, false);
		case RequestKind::diagnoses:
			return diagnoses();
		case RequestKind::score:
		case RequestKind::scorecard:
			return score(posted);
		case RequestKind::submit:
			return submit(posted);
		case RequestKind::postmortem:
			return postmortem();
		case RequestKind::app_log:
			return app_log(posted);
		case RequestKind::actions:
			return actions();
		case RequestKind::admit:
			return admit(posted);
	}
	throw Failure(sqlstate::internal_error, "a request of unknown kind");
}

} // namespace ride
