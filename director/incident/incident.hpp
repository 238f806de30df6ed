/*
 * One attempt at one scenario: planted, armed, watched, judged.
 *
 * Pure C++; director only. Everything that must outlive the director is in the store or the facts file.
 */
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/pure.hpp"
#include "director/client/client.hpp"
#include "director/incident/fact_sheet.hpp"
#include "director/record/journal.hpp"
#include "director/check/ledger_audit.hpp"
#include "director/check/probes.hpp"
#include "director/incident/provision.hpp"
#include "director/record/store.hpp"
#include "model/card.hpp"
#include "model/catalogue.hpp"

namespace ride
{

class Incident
{
public:
	Incident(Loop &loop, Secrets &secrets, Store &store, Journal &journal, Provision &provision,
	         const model::Catalogue &catalogue, Attempt attempt);
	~Incident();

	/* Writes what is to be noticed into the facts file, unless this attempt's is there already; returns whether it was
	 * written. Silent until armed. */
	bool publish_facts();

	/* Starts the sessions and lets the recording begin. `fresh`: prove that the fault has landed and that nothing is
	 * repaired or spoiled yet; else the incident goes on after a restart. Throws Failure; then nothing runs. */
	void arm(bool fresh);

	/* Lets the sessions do what is due. */
	long step();

	/* What the card of this moment is judged by. `caller` is the session that asks, and has been asking since then, by the
	 * host's clock. Throws Failure when it cannot be said, and in time for the one who waits. */
	model::Evidence evidence(int caller, std::int64_t since_ms, bool submitting, bool is_oncall);

	/* The card for it. Before submit it tells the on-call no place. */
	model::Card judge(const model::Evidence &evidence) const;

	/* Reads a pair as typed; throws Failure for words that mean nothing here. */
	model::DeclaredPair parse(const std::string &mechanism, const std::string &culprit) const;

	Attempt &attempt() { return attempt_; }
	const model::Scenario &scenario() const { return scenario_; }
	const Clients &clients() const { return clients_; }
	bool armed() const { return armed_; }

private:
	void open_sessions();
	void run_setups_after(const std::string &session);
	void prove();
	void record();
	std::uint64_t next_transaction();
	void inspect(std::int64_t until_ms);
	void name_tables();
	void take_left_intents(long patience_ms);
	std::vector<TouchedRow> touched_rows(const SeededObject &object) const;
	std::vector<Question> armed_questions() const;
	std::vector<Question> judged_questions() const;
	bool was_lost(model::Kept kept) const;

	Loop &loop_;
	Secrets &secrets_;
	Store &store_;
	Journal &journal_;
	Provision &provision_;
	const model::Catalogue &catalogue_;
	Attempt attempt_;
	model::Scenario scenario_;
	std::vector<SeededObject> objects_;
	std::unique_ptr<FactSheet> sheet_;
	model::Ledger ledger_; /* before the clients, who write in it */
	Clients clients_;
	std::unique_ptr<Probes> probes_;
	bool armed_ = false;
	bool lost_ = false; /* what inspect() found: something that an application was told is written does not stand */
};

} // namespace ride
