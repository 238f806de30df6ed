/*
 * Questions about state, asked of every database at once.
 *
 * Pure C++; director only. State is read as ride_checker inside a frame in which no code of the on-call can run;
 * applications are proved by replaying their own statements as their own role, rolled back, and by the live
 * session's newest round. An answer is true or false; what cannot be said is a Failure that names who is in the way.
 */
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/pure.hpp"
#include "director/check/audit.hpp"
#include "director/check/blockers.hpp"
#include "director/client/client.hpp"
#include "director/check/digest.hpp"
#include "director/wire/loop.hpp"
#include "director/wire/secrets.hpp"
#include "director/check/shape.hpp"
#include "director/record/store.hpp"
#include "model/ledger.hpp"
#include "model/scenario.hpp"

namespace ride
{

struct ScriptPlace;
struct Seen;

struct Question
{
	const model::Probe *probe;
	bool any_database; /* a trap: true in one database is enough; else it must be true in all */
};

/* What a row of ride.ddl_log says. */
struct LoggedAct
{
	std::uint64_t act = 0;
	std::string database, tag, schema, name;
	std::uint32_t object = 0;
};

/* How long answers are waited for, in milliseconds. */
struct Patience
{
	long all, other, question,
	    round; /* everything; anyone else in the way; one question; a live session's next round */
};

/* Before the incident is armed nobody else is there, and the machine may be busy with twenty more of them. */
inline constexpr Patience arming_patience{60000, 30000, 30000, 20000};

/* Somebody waits for the card. */
constexpr Patience judging_patience(long all_ms)
{
	return {all_ms, 2000, 8000, 5000};
}

class Probes
{
public:
	Probes(Loop &loop, Secrets &secrets, Store &store, const model::Scenario &scenario, Clients &clients,
	       std::vector<SeededObject> objects);
	~Probes();

	/* Answers all of them. `proved`: a working session must also pass a replay (scoring does, arming does not).
	 * Throws Failure soon after patience.all when there are no answers by then. `inspect` is called when everything is
	 * asked and before anything is answered: the time for audit() and spoil(). */
	std::vector<bool> ask(const std::vector<Question> &questions, bool proved, const Patience &patience,
	                      const std::function<void()> &inspect = {});

	/* Rows that applications have touched since. */
	void except(Digests::TouchedRows touched) { digests_.except(std::move(touched)); }

	/* What of a table's rows has to stand as applications wrote it: not what a repair may change, nor what the seeds' own
	 * triggers made of it when armed; and of its seeded rows the columns that they had. */
	model::LedgerScope scope_of(const model::LedgerTable &table);

	/* What these sessions were told is written does not stand: they do not work, whatever they were told. */
	void spoil(std::set<std::pair<std::string, std::string>> sessions) { spoiled_ = std::move(sessions); }

	/* While ask() inspects: do the seeded rows stand, and have their tables kept their shape? */
	void compare_kept(const Patience &patience);

	/* What that found: a seeded row is lost or falsified. */
	bool rows_lost() const { return rows_lost_; }
	/* And: a seeded table has lost some of its shape. */
	bool shape_lost() const { return shape_lost_; }

	/* Remembers what `changed` probes answer now, what tags the applications' statements get, and the seeded rows. */
	void remember(const std::vector<Question> &questions);

	/* Asks about single tables, side by side. Somebody in the way is a Failure, as in ask(). */
	void audit(std::vector<Audit> &audits, const Patience &patience);

	/* From stay() to leave() the checker's connections outlive a round of questions, and what remember() has replayed
	 * need not be replayed again. Only before the incident is armed: afterwards the connections would be in the way of
	 * whoever drops or copies a database, and in the on-call's sight, and an application may do something else. */
	void stay() { stays_ = true; }
	void leave();

	/* The committed acts of every database, read in the same visit as the last ask(). */
	const std::vector<LoggedAct> &acts() const { return acts_; }

private:
	struct Asked; /* one round of questions under way: probes_asked.hpp */

	void gather(const model::Probe &probe, bool proved, Asked &asked);
	void add_state(const model::Probe &probe, const std::string &database, Asked &asked);
	void add_replay(const model::Session &session, const std::string &database, Asked &asked);
	Lane &checker_lane(const std::string &database, Asked &asked);
	Lane &audit_lane(const std::string &database, Asked &asked);
	Lane &application_lane(const std::string &role, const std::string &database, Asked &asked);
	void keep_lanes(Asked &asked);
	void read_acts(Asked &asked);
	void take_digests(Asked &asked);
	void ask_shapes(const std::set<std::string> &databases, Asked &asked);
	const Outcome &shape_answer(const std::string &database, Asked &asked);
	bool row_stands(const SeededObject &object, Asked &asked);
	void visit(const std::vector<Lane *> &lanes, Asked &asked, const Patience &patience, std::int64_t until_ms);
	void replay_again(Asked &asked, const Patience &patience, std::int64_t until_ms);
	void visit_all(Asked &asked, const Patience &patience, std::int64_t until_ms);
	void await_rounds(Asked &asked, const Patience &patience, std::int64_t until_ms);

	bool evaluate(const model::Probe &probe, bool any_database, bool proved, Asked &asked);
	bool state_holds(const model::Probe &probe, const std::string &database, bool when_gone, Asked &asked);
	bool session_holds(const model::Probe &probe, const model::Session &session, const std::string &database,
	                   bool any_client, bool proved, Asked &asked);
	bool client_holds(const model::Probe &probe, const Client &client, const Seen &seen) const;
	bool replay_stands(const std::string &database, const std::vector<Outcome> &outcomes);
	void learn_strays(const Asked &asked);
	bool replay_holds(const model::Session &session, const std::string &database, Asked &asked);
	[[noreturn]] void cannot_say(const std::string &what, const ScriptPlace &place, const Asked &asked);

	std::vector<std::string> tables_named(const model::Probe &probe, const std::string &database) const;
	std::string name_of(const std::string &role) const;
	const model::Session &session_named(const std::string &name) const;
	std::vector<int> simulated_pids() const;
	bool stopped_by_own(const std::vector<Blocker> &roots, std::int64_t waited_ms) const;

	Loop &loop_;
	Secrets &secrets_;
	Store &store_;
	const model::Scenario &scenario_;
	Clients &clients_;
	std::vector<SeededObject> objects_;
	Blockers blockers_;
	std::vector<LoggedAct> acts_;
	Digests digests_;
	Shapes shapes_;
	bool rows_lost_ = false, shape_lost_ = false;
	bool stays_ = false;
	std::map<std::string, std::unique_ptr<Lane>> kept_;                  /* the checker's, by database */
	std::unique_ptr<Asked> replayed_;                                    /* what remember() asked */
	Asked *asking_ = nullptr;                                            /* while ask() inspects */
	std::optional<std::map<std::string, std::set<std::string>>> strays_; /* columns, by table: see learn_strays() */
	std::optional<std::set<std::string>> unclear_;                       /* tables: see there too */
	std::set<std::pair<std::string, std::string>> spoiled_;              /* sessions, by name and database */
};

} // namespace ride
