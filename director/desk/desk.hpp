/*
 * The director's desk: takes the requests that backends post, and answers them.
 *
 * Pure C++; director only. One long request at a time (prepare, start, stop, score, submit …); those that only read
 * what is in memory are answered meanwhile.
 */
#pragma once

#include <memory>
#include <string>

#include "model/pure.hpp"
#include "director/incident/incident.hpp"

namespace ride
{

class Desk
{
public:
	explicit Desk(Host &host);
	~Desk();

	/* Makes the server ready, goes on with an attempt that a restart has interrupted, and then serves for ever. */
	[[noreturn]] void run();

private:
	void open();
	void take_up(const Attempt &attempt);
	void serve();
	bool is_quick(RequestKind kind) const;
	void handle(const Posted &posted);
	std::string answer(const Posted &posted);

	/* one function a kind of request */
	std::string scenarios();
	std::string prepare(const Posted &posted);
	std::string start(const Posted &posted);
	std::string stop();
	std::string status();
	std::string briefing();
	std::string hint();
	std::string mechanisms();
	std::string diagnose(const Posted &posted, bool add);
	std::string diagnoses();
	std::string score(const Posted &posted);
	std::string submit(const Posted &posted);
	std::string postmortem();
	std::string app_log(const Posted &posted);
	std::string actions();
	std::string admit(const Posted &posted);

	model::Catalogue catalogue();
	Incident &incident();
	Incident &live_incident();
	Attempt &written_attempt();
	void settle_doubt();
	void require_outside(const Posted &posted);
	std::string resolved(const std::string &id);
	void share(const model::Card &card, bool is_oncall, std::int64_t begun_ms);
	std::string card_lines(const model::Card &card, const std::string &format) const;
	void discard();

	Host &host_;
	Loop loop_;
	Secrets secrets_;
	Provision provision_;
	Store store_;
	Journal journal_;
	std::unique_ptr<model::Catalogue> catalogue_;
	std::unique_ptr<Incident> incident_;
	std::optional<Failure> broken_; /* why the incident could not go on after a restart, and never will */
	bool unsure_ = false;           /* a write to the attempt is under way, or was broken off: only the store knows */
	bool busy_ = false;
	int serving_ = -1;  /* slot of the long request under way */
	std::string doing_; /* phase shown while it lasts */
};

} // namespace ride
