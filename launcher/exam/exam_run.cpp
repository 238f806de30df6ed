/*
 * Start, act as the on-call, wait, submit, compare.
 *
 * Pure C++ and SQL; a worker process of the exam command.
 */
#include "launcher/exam/exam_run.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <set>

#include <nlohmann/json.hpp>

#include "launcher/system/connection.hpp"
#include "launcher/exam/exam_kinds.hpp"
#include "launcher/exam/exam_proof.hpp"
#include "launcher/exam/exam_recording.hpp"
#include "launcher/exam/exam_rounds.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/system/files.hpp"
#include "launcher/sandbox/play.hpp"
#include "launcher/system/process.hpp"
#include "launcher/sandbox/runtime_local.hpp"
#include "launcher/sandbox/scenarios.hpp"
#include "launcher/cluster/server.hpp"
#include "model/card.hpp"

namespace fs = std::filesystem;

namespace ride
{
namespace
{

constexpr int script_limit_ms = 180000;
constexpr const char *control_database = "ride"; /* the director's own */

/* The whole exam folder, filled: scripts may include one another. */
void fill_scripts(const model::Catalogue &catalogue, const model::Scenario &scenario, const fs::path &to)
{
	make_folder(to, 0700);
	for (const auto &entry : fs::directory_iterator(exam_folder(catalogue, scenario.id)))
	{
		const std::string name = entry.path().filename().string();
		if (entry.is_regular_file() && name != "exam.toml")
			write_file(to / name, model::fill(scenario, read_file(entry.path()), {scenario.id + "/exam/" + name, 0}));
	}
}

Finished run_script(const Sandbox &sandbox, const Exam &exam, const fs::path &folder)
{
	const char *path = std::getenv("PATH");
	Command psql;
	psql.argv = {(sandbox.bindir / "psql").string(), "--no-psqlrc", "--echo-queries", "--file=" + exam.run};
	if (!exam.may_fail)
		psql.argv.push_back("--set=ON_ERROR_STOP=1");
	/* Scripts may call pg_dump: the one of this server. */
	psql.environment = {{"PATH", sandbox.bindir.string() + (path ? std::string(":") + path : "")},
	                    {"PGHOST", "127.0.0.1"},
	                    {"PGPORT", std::to_string(sandbox.port)},
	                    {"PGUSER", "oncall"},
	                    {"PGPASSWORD", sandbox.password},
	                    {"PGDATABASE", "postgres"}};
	psql.folder = folder;
	psql.limit_ms = script_limit_ms;
	return run(psql);
}

void judge_script(const Finished &psql, const Exam &exam, ExamResult &result)
{
	result.output = psql.out + psql.err;
	if (psql.too_long)
		result.differences.push_back(exam.run + " took longer than " + std::to_string(script_limit_ms / 1000) + " s");
	else if (!psql.ok() && !exam.may_fail)
		result.differences.push_back("psql " + describe_status(psql.status) + " in " + exam.run);
}

void compare(const model::Card &card, const Exam &exam, ExamResult &result)
{
	const std::array<int, 3> got{card.detect, card.fix, card.trap};
	result.got = card_text(got);
	if (got != *exam.card)
		result.differences.push_back("card " + result.got + ", not " + card_text(*exam.card));
	/* a common trap that is not sprung is not on the card: what must be there is looked for, not only what is */
	std::set<std::string> missing(exam.sprung.begin(), exam.sprung.end());
	for (const model::CardItem &item : card.items)
	{
		const std::string state = model::to_text(item.state);
		const bool is_sprung = item.dimension == model::Dimension::trap && state == "sprung";
		if (is_sprung && missing.erase(item.item) == 0)
			result.differences.push_back("trap " + item.item + " is sprung, not clear");
		const auto wanted = exam.states.find(item.item);
		if (wanted != exam.states.end() && wanted->second != state)
			result.differences.push_back("item " + item.item + " is " + state + ", not " + wanted->second);
	}
	for (const std::string &trap : missing)
		result.differences.push_back("trap " + trap + " is clear, not sprung");
	if (!result.differences.empty())
		for (const std::string &line : model::as_lines(card))
			result.differences.push_back("  " + line);
}

void expect_card(const Sandbox &sandbox, const Exam &exam, ExamResult &result)
{
	Connection oncall = connect_as_oncall(sandbox);
	result.card = ask_document(oncall, "SELECT * FROM ride.submit('json')");
	compare(model::from_json(result.card), exam, result);
}

void expect_error(const Sandbox &sandbox, const Exam &exam, ExamResult &result)
{
	try
	{
		Connection oncall = connect_as_oncall(sandbox);
		const std::vector<std::string> card = oncall.query("SELECT * FROM ride.score()").lines();
		result.got = "a card";
		result.differences.emplace_back("there was a card, and an error was wanted:");
		for (const std::string &line : card)
			result.differences.push_back("  " + line);
	}
	catch (const ServerError &error)
	{
		result.got = "error";
		if (std::string(error.what()).find(exam.error) == std::string::npos)
			result.differences.push_back("the error does not say \"" + exam.error + "\": " + error.what());
	}
}

void wait_out(const model::Scenario &scenario, const Sandbox &sandbox, const Exam &exam, const ExamWaits &waits)
{
	waits(true);
	wait_for_rounds(sandbox, scenario, exam.rounds);
	waits(false);
}

/* The director has proved the fault when it armed it; here is the proof that it stays what it was, and so does a repair. */
void prove_by_waiting(const model::Scenario &scenario, const Sandbox &sandbox, const Exam &exam, const ExamWaits &waits,
                      ExamResult &result)
{
	const auto report = [&result](const std::vector<std::string> &lines)
	{ result.differences.insert(result.differences.end(), lines.begin(), lines.end()); };
	const Standing before = ask_standing(sandbox);
	if (is_of_kind(exam.name, "nothing"))
		report(too_early(before));
	wait_out(scenario, sandbox, exam, waits);
	report(changed_by_itself(before, ask_standing(sandbox), exam.rounds));
}

void examine(const model::Catalogue &catalogue, const model::Scenario &scenario, const Sandbox &sandbox,
             const Exam &exam, const ExamWaits &waits, ExamResult &result)
{
	const fs::path scripts = sandbox.folder() / "exam";
	if (!exam.run.empty() || !exam.hold.empty())
		fill_scripts(catalogue, scenario, scripts);
	std::optional<Connection> held;
	if (!exam.hold.empty())
	{
		held.emplace(connect_as_oncall(sandbox, exam.hold_in));
		held->execute(read_file(scripts / exam.hold));
	}
	if (!exam.run.empty())
		judge_script(run_script(sandbox, exam, scripts), exam, result);
	if (!result.differences.empty())
		return;
	if (is_waiting_kind(exam.name))
		prove_by_waiting(scenario, sandbox, exam, waits, result);
	else if (exam.rounds > 0)
		wait_out(scenario, sandbox, exam, waits);
	if (exam.error.empty())
		expect_card(sandbox, exam, result);
	else
		expect_error(sandbox, exam, result);
}

/* After submit, by the superuser, from the director's own database: no function of ride's tells it. */
void write_down(const model::Catalogue &catalogue, const model::Scenario &scenario, const Sandbox &sandbox,
                const ExamTask &task, ExamResult &result)
{
	Connection superuser({.host = sandbox.socket_folder.string(),
	                      .port = sandbox.port,
	                      .user = "postgres",
	                      .password = {},
	                      .database = control_database});
	const std::string kept = ask_document(superuser, "SELECT document FROM evidence");
	try
	{
		const Judged again = judge_again(catalogue, scenario, kept);
		if (again.card != result.card)
			throw Failure(ExitStatus::exam_failed,
			              "judged again by the evidence that was kept, the card is another one",
			              "is the server's ride of the same build as this one?");
		write_recording(task.record, task,
		                {digest_of_played(catalogue, scenario, task.exam), kept, result.card, again.before});
	}
	catch (const std::invalid_argument &error)
	{
		throw Failure(ExitStatus::exam_failed, std::string("it cannot be judged again: ") + error.what());
	}
}

} // namespace

std::string card_text(const std::array<int, 3> &card)
{
	return std::to_string(card[0]) + "/" + std::to_string(card[1]) + "/" + std::to_string(card[2]);
}

ExamResult run_exam(const model::Catalogue &catalogue, const ExamTask &task, const std::string &sandbox_name,
                    const fs::path &spares, const ExamWaits &waits)
{
	const auto begun = std::chrono::steady_clock::now();
	ExamResult result;
	try
	{
		const model::Scenario scenario = load_scenario(catalogue, task.id, task.seed);
		Progress silent(true);
		LocalRuntime runtime(LocalRuntime::Lifetime::attached);
		const Sandbox sandbox = runtime.start({.id = task.id,
		                                       .title = scenario.title,
		                                       .seed = task.seed,
		                                       .name = sandbox_name,
		                                       .major = task.major,
		                                       .scenarios = catalogue.folder(),
		                                       .spares = spares},
		                                      silent);
		examine(catalogue, scenario, sandbox, task.exam, waits, result);
		if (!task.record.empty() && !result.card.empty() && result.differences.empty())
			write_down(catalogue, scenario, sandbox, task, result);
		runtime.retire(spares);
	}
	catch (const Interrupted &)
	{
		throw;
	}
	catch (const Failure &failure)
	{
		result.differences.push_back(failure.what());
		for (const std::string &more : {failure.detail, failure.hint})
			if (!more.empty())
				result.differences.push_back(more);
	}
	result.passed = result.differences.empty();
	result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
	return result;
}

void to_json(nlohmann::json &document, const ExamResult &result)
{
	document = {{"passed", result.passed},
	            {"got", result.got},
	            {"card", result.card},
	            {"seconds", result.seconds},
	            {"differences", result.differences},
	            {"output", result.output}};
}

void from_json(const nlohmann::json &document, ExamResult &result)
{
	document.at("passed").get_to(result.passed);
	document.at("got").get_to(result.got);
	document.at("card").get_to(result.card);
	document.at("seconds").get_to(result.seconds);
	document.at("differences").get_to(result.differences);
	document.at("output").get_to(result.output);
}

} // namespace ride
