/*
 * One attempt at one scenario.
 *
 * Pure C++; director only.
 */
#include <algorithm>
#include <deque>
#include <set>

#include "director/incident/incident.hpp"
#include "director/incident/left_intents.hpp"
#include "model/text.hpp"

namespace ride
{

namespace
{

constexpr long first_ms = 30000;   /* how long a session's `first` may take */
constexpr long landing_ms = 30000; /* how long the proofs may take to hold, and what is left to keep before them */
constexpr long patience_ms = 2000; /* how long the on-call's open transactions are waited for */
constexpr long judging_ms = 8000;  /* for a card, or why there is none: whoever asks waits a second longer */
constexpr long hasty_ms = 1000;    /* when all of that has gone in waiting for other requests */
constexpr long least_ms = 1000;    /* for one look at what stands, however late it is */

} // namespace

Incident::Incident(Loop &loop, Secrets &secrets, Store &store, Journal &journal, Provision &provision,
                   const model::Catalogue &catalogue, Attempt attempt)
    : loop_(loop), secrets_(secrets), store_(store), journal_(journal), provision_(provision), catalogue_(catalogue),
      attempt_(std::move(attempt)), scenario_(catalogue.load(attempt_.id, attempt_.seed)), objects_(store.objects()),
      ledger_([this](const std::string &text, std::uint64_t seed) { return loop_.host().hash(text, seed); },
              [this](const model::LedgerEntry &entry) { journal_.keep(entry); })
{
}

Incident::~Incident() = default;

/* Roles and databases are named by OID; after a restart with the same attempt the slots are found as they were. */
bool Incident::publish_facts()
{
	Facts &facts = loop_.host().facts();
	const std::map<std::string, std::uint32_t> all = provision_.databases();
	std::map<std::string, std::uint32_t> databases{{decoy_database, all.at(decoy_database)}};
	for (const model::Database &database : scenario_.databases)
	{
		if (all.count(database.name) == 0)
			throw Failure(sqlstate::undefined_database, "database \"" + database.name + "\" is gone", {},
			              "Only an administrator can have done that. `ride postgres reset` brings the incident back.");
		databases[database.name] = all.at(database.name);
	}
	std::map<std::uint32_t, std::string> names;
	for (const auto &[name, oid] : all)
		names[oid] = name;
	journal_.name_databases(names);
	std::vector<std::string> sessions;
	for (const model::Session &session : scenario_.sessions)
		sessions.push_back(session.application_name);
	journal_.name_sessions(sessions);

	sheet_ = std::make_unique<FactSheet>(scenario_, catalogue_.vocabulary(), objects_, databases);
	facts.oncall = provision_.role(oncall_role);
	facts.checker = provision_.role(checker_role);
	facts.director = provision_.role(director_role);
	if (facts.attempt == attempt_.number && facts.slots_used != 0)
		return false;
	facts.armed.store(0);
	facts.armed_transaction = 0;
	sheet_->write(facts, loop_, secrets_);
	facts.attempt = attempt_.number;
	return true;
}

void Incident::run_setups_after(const std::string &session)
{
	for (const model::Setup &setup : scenario_.setups)
		if (setup.after == session)
			provision_.run_setup(setup);
}

/* In the order of the file, each one's `first` done before the next one starts. */
void Incident::open_sessions()
{
	Facts &facts = loop_.host().facts();
	const Keeping keeping{[this] { return journal_.given(); },
	                      [this](std::uint64_t given) { return journal_.is_kept(given); },
	                      [this](int pid) { forget_intent(loop_.host().place().folder, pid); }};
	std::size_t number = 0;
	for (std::uint32_t i = 0; i < scenario_.sessions.size(); ++i)
	{
		const model::Session &session = scenario_.sessions[i];
		std::vector<Client *> opened;
		for (const std::string &database : session.in)
			for (unsigned copy = 0; copy < session.count; ++copy)
			{
				if (number == facts_max_clients)
					throw Failure("54000", "the scenario has more clients than the facts file has room for");
				clients_.push_back(std::make_unique<Client>(
				    loop_, session, i, static_cast<std::uint32_t>(number), database,
				    secrets_.target(session.role, database, session.application_name, application_options),
				    &facts.clients[number], ledger_, keeping,
				    [this, i] { return sheet_->ended(loop_.host().facts(), i) != 0; },
				    [this](const LogLine &line) { journal_.log(line); }));
				++number;
				opened.push_back(clients_.back().get());
				opened.back()->start();
			}
		facts.clients_used = static_cast<std::uint32_t>(number);
		const bool ready = loop_.until(
		    [&]
		    {
			    return std::all_of(opened.begin(), opened.end(),
			                       [](const Client *client)
			                       { return client->ready() || client->phase() == Client::Phase::gone; });
		    },
		    first_ms);
		if (!ready && !armed_)
			throw Failure(sqlstate::not_in_prerequisite_state, "session " + session.name + " does not come up",
			              opened.front()->latest_message());
		if (!armed_)
			run_setups_after(session.name);
	}
}

std::vector<Question> Incident::armed_questions() const
{
	std::vector<Question> questions;
	for (const model::ArmedCheck &check : scenario_.armed)
		questions.push_back({&check.probe, false});
	return questions;
}

std::vector<Question> Incident::judged_questions() const
{
	std::vector<Question> questions;
	for (const model::FixItem &item : scenario_.fix)
		questions.push_back({&item.probe, false});
	for (const model::TrapItem &item : scenario_.traps)
		if (item.probe)
			questions.push_back({&*item.probe, true});
	return questions;
}

/* A fault that did not land is an error, never a drill. */
void Incident::prove()
{
	std::string missing;
	const std::int64_t deadline = loop_.now_ms() + landing_ms;
	do
	{
		const std::vector<bool> holds = probes_->ask(armed_questions(), false, arming_patience);
		const auto first = std::find(holds.begin(), holds.end(), false);
		missing = first == holds.end() ? "" : scenario_.armed[static_cast<std::size_t>(first - holds.begin())].says;
	} while (!missing.empty() && loop_.now_ms() < deadline);
	if (!missing.empty())
		throw Failure(sqlstate::not_in_prerequisite_state, "the fault of " + scenario_.id + " did not land",
		              "This proof does not hold: " + missing + ".", "Run `ride scenario exam` on it; it is broken.");

	const std::vector<Question> questions = judged_questions();
	{
		const Quiet quiet(loop_, clients_);
		probes_->remember(questions);
		name_tables();
		ledger_.begin();
	}
	const std::vector<bool> answers = probes_->ask(questions, true, arming_patience);
	std::size_t next = 0;
	for (const model::FixItem &item : scenario_.fix)
		if (answers[next++])
			throw Failure(sqlstate::not_in_prerequisite_state, "the fault of " + scenario_.id + " did not land",
			              "Fix item " + item.id + " holds before anyone has repaired anything.");
	for (const model::TrapItem &item : scenario_.traps)
		if (item.probe && answers[next++])
			throw Failure(sqlstate::not_in_prerequisite_state, "the fault of " + scenario_.id + " did not land",
			              "Trap " + item.id + " is sprung before anyone has done anything.");
}

/* What functions and rules are made by a later one is the on-call's doing. */
std::uint64_t Incident::next_transaction()
{
	return std::stoull(loop_.run(store_.link(), {"SELECT pg_snapshot_xmax(pg_current_snapshot())", {}}).value());
}

/* A director that has ended as it armed an incident has left it live and silent: the next one begins here. */
void Incident::record()
{
	Facts &facts = loop_.host().facts();
	if (facts.armed_transaction == 0)
		facts.armed_transaction = next_transaction();
	facts.armed.store(1);
}

void Incident::arm(bool fresh)
{
	Facts &facts = loop_.host().facts();
	const bool is_new = publish_facts();
	if (is_new && !fresh && attempt_.phase == Phase::live)
		throw Failure(sqlstate::config_file_error, "what has been done in " + attempt_.id + " is not known any more",
		              "The file of its facts is gone, or was written by another build of ride.",
		              "`ride postgres reset` brings the incident back.");
	armed_ = !fresh;
	probes_ = std::make_unique<Probes>(loop_, secrets_, store_, scenario_, clients_, objects_);
	probes_->except([this](const SeededObject &object) { return touched_rows(object); });
	try
	{
		if (!fresh)
		{
			name_tables();
			for (const model::LedgerEntry &entry : store_.ledger())
				ledger_.restore(entry);
			ledger_.begin();
			record();
		}
		take_left_intents(landing_ms);
		open_sessions();
		if (fresh)
		{
			probes_->stay();
			prove();
			probes_->leave();
			facts.armed_transaction = next_transaction();
			store_.set_phase(Phase::live);
			attempt_.phase = Phase::live;
			record();
		}
		armed_ = true;
	}
	catch (...)
	{
		probes_->leave();
		clients_.clear();
		facts.clients_used = 0;
		armed_ = false;
		throw;
	}
}

/* What a session was about to write for an earlier director, perhaps one that has not ended yet: whether it did, nobody
 * knows. */
void Incident::take_left_intents(long patience_ms)
{
	const std::string folder = loop_.host().place().folder;
	std::set<int> ours;
	for (const std::unique_ptr<Client> &client : clients_)
		ours.insert(client->writer_pid());
	const std::vector<LeftIntent> intents = left_intents(folder, ours);
	for (const LeftIntent &intent : intents)
		ledger_.wrote({"", intent.database, 0, 0}, ledger_.sent(), {intent.documents.begin(), intent.documents.end()},
		              false);
	if (!intents.empty())
		journal_.flush(patience_ms);
	for (const LeftIntent &intent : intents)
		forget_intent(folder, intent.pid);
}

long Incident::step()
{
	long next = 60000;
	for (const std::unique_ptr<Client> &client : clients_)
		next = std::min(next, client->step());
	return next;
}

/* Whatever tells that seeded or acknowledged rows, or the shape of their tables, were not kept. */
bool Incident::was_lost(model::Kept kept) const
{
	return kept == model::Kept::rows ? lost_ || probes_->rows_lost() : probes_->shape_lost();
}

/* Tables and columns count under the names they were armed by, and hashes of rows are made with a seed of this incident's. */
void Incident::name_tables()
{
	for (const SeededObject &object : objects_)
	{
		const model::LedgerTable table{object.database, object.schema, object.name};
		std::map<int, std::string> columns;
		const model::LedgerScope scope = probes_->scope_of(table);
		for (const auto &[name, number] : scope.armed)
			columns[number] = name;
		ledger_.name(object.database, object.relation, table, std::move(columns), scope.armed_key);
	}
	ledger_.leave_free([this](const model::LedgerTable &table) { return probes_->scope_of(table).free; });
	ledger_.expect_unclear([this](const model::LedgerTable &table) { return probes_->scope_of(table).may_be_unclear; });
	std::optional<Field> kept = store_.remembered("seed of the ledger");
	if (!kept)
		store_.remember("seed of the ledger", kept.emplace(loop_.host().secret()));
	ledger_.seed(std::stoull((*kept)->substr(0, 16), nullptr, 16) >> 2);
}

std::vector<TouchedRow> Incident::touched_rows(const SeededObject &object) const
{
	std::vector<TouchedRow> touched;
	const auto rows = ledger_.tables().find({object.database, object.schema, object.name});
	if (rows == ledger_.tables().end())
		return touched;
	for (const auto &[key, row] : rows->second)
		if (row.before)
		{
			touched.emplace_back();
			for (const auto &[column, value] : *row.before)
				touched.back().before[column] = value.text;
		}
	return touched;
}

/* While the applications hold still: does everything stand that was there, and that they were told is written? One whose
 * newest round does not stand as it was written does not work, whatever it was told. */
void Incident::inspect(std::int64_t until_ms)
{
	const auto left_ms = [&] { return std::max(static_cast<long>(until_ms - loop_.now_ms()), least_ms); };
	const auto left = [&] { return judging_patience(left_ms()); };
	Quiet quiet(loop_, clients_);
	take_left_intents(left_ms());
	std::set<std::pair<std::string, std::string>> spoiled;
	std::deque<LedgerAudit> audits; /* what has been asked points into them */
	do
	{
		probes_->compare_kept(left());
		LedgerAudit &audit =
		    audits.emplace_back(ledger_, [this](const model::LedgerTable &table) { return probes_->scope_of(table); });
		std::vector<Audit> asked = audit.questions();
		probes_->audit(asked, left());
		audit.settle(asked);
		spoiled.clear();
		for (const model::Author *const author : audit.missed())
			if (author->round != 0 && author->round == clients_[author->client]->latest_round())
				spoiled.emplace(author->session, author->database);
		lost_ = audit.any_lost();
	} while (quiet.something_ended());
	probes_->spoil(std::move(spoiled));
}

model::Evidence Incident::evidence(int caller, std::int64_t since_ms, bool submitting, bool is_oncall)
{
	const std::int64_t until_ms = std::max(since_ms + judging_ms, loop_.now_ms() + hasty_ms);
	Blockers blockers(loop_, store_.link());
	blockers.refuse_unsettled(caller);
	if (submitting)
		blockers.end_oncall(caller);
	else
		blockers.settle_oncall(std::min(patience_ms, static_cast<long>(until_ms - loop_.now_ms()) / 2));

	const Patience patience = judging_patience(static_cast<long>(until_ms - loop_.now_ms()));
	const std::vector<bool> answers = probes_->ask(judged_questions(), true, patience, [&] { inspect(until_ms); });
	model::Evidence evidence;
	evidence.facts = sheet_->values(loop_.host().facts(), probes_->acts());
	std::size_t next = 0;
	for (std::size_t i = 0; i < scenario_.fix.size(); ++i)
		evidence.fix.push_back(answers[next++]);
	for (const model::TrapItem &item : scenario_.traps)
		evidence.trap.push_back(item.probe ? answers[next++] : item.keeps ? was_lost(*item.keeps) : false);
	for (const auto &[mechanism, culprit] : store_.declared())
		evidence.declared.push_back({mechanism, model::parse_culprit(scenario_, culprit)});
	evidence.hints = attempt_.hints;
	evidence.submitted = submitting;
	evidence.places_told = !is_oncall;
	return evidence;
}

model::Card Incident::judge(const model::Evidence &evidence) const
{
	return model::judge(scenario_, catalogue_.vocabulary(), evidence);
}

model::DeclaredPair Incident::parse(const std::string &mechanism, const std::string &culprit) const
{
	const model::Mechanism *const known = catalogue_.vocabulary().mechanism(mechanism);
	if (known == nullptr)
		throw Failure(sqlstate::undefined_object, "mechanism \"" + mechanism + "\" is not known", {},
		              "SELECT * FROM ride.mechanisms() lists them.");
	std::string name = culprit;
	if (!name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) { return c >= '0' && c <= '9'; }))
	{
		const auto client =
		    std::find_if(clients_.begin(), clients_.end(),
		                 [&](const std::unique_ptr<Client> &one) { return std::to_string(one->pid()) == name; });
		if (client == clients_.end())
			throw Failure(sqlstate::undefined_object, "no application session has pid " + name, {},
			              "Name the session by its application_name: session:NAME.");
		name = "session:" + (*client)->session().name;
	}
	try
	{
		return {known->name, model::parse_culprit(scenario_, name)};
	}
	catch (const std::invalid_argument &unknown)
	{
		throw Failure(sqlstate::undefined_object, unknown.what(), {},
		              "A culprit is a database, database.table, database.table.column, session:NAME, a pid, role:NAME, "
		              "slot:NAME or setting:NAME.");
	}
}

} // namespace ride
