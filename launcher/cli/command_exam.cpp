/*
 * ride scenario exam: every scripted on-call must get exactly its card.
 */
#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>
#include <thread>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "launcher/cli/cli.hpp"
#include "launcher/exam/exam_choice.hpp"
#include "launcher/exam/exam_container.hpp"
#include "launcher/exam/exam_documents.hpp"
#include "launcher/exam/exam_progress.hpp"
#include "launcher/exam/exam_report.hpp"
#include "launcher/exam/exam_workers.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/system/files.hpp"
#include "launcher/system/installation.hpp"
#include "launcher/terminal/output.hpp"
#include "launcher/system/paths.hpp"
#include "launcher/sandbox/registry.hpp"
#include "launcher/sandbox/runtime.hpp"
#include "launcher/sandbox/scenarios.hpp"
#include "model/text.hpp"

namespace ride
{
namespace
{

/* An exam needs a processor less than half of its time: the rest of it waits for rounds of the sessions. */
unsigned default_jobs()
{
	return std::clamp(2 * std::thread::hardware_concurrency(), 2u, 64u);
}

/* "auto" is this machine: what is to be examined are the scenarios here, not those of an image. */
std::string chosen_runtime()
{
	const std::string runtime = default_runtime();
	return runtime == "auto" ? "local" : runtime;
}

struct ExamOptions
{
	ExamChoice choice;
	std::string junit, record, runtime = chosen_runtime();
	unsigned jobs = default_jobs();
	std::optional<unsigned> within; /* minutes */
	bool strict = false, as_json = false;
};

void print_all(const ChosenExams &chosen, const std::vector<ExamResult> &results)
{
	const std::vector<ExamTask> &tasks = chosen.tasks;
	const auto failed =
	    std::count_if(results.begin(), results.end(), [](const ExamResult &result) { return !result.passed; });
	print_tables(tasks, results, chosen.missing);
	print_failures(tasks, results);
	std::cout << (failed > 0 ? "\n" : "") << tasks.size() << (tasks.size() == 1 ? " exam, " : " exams, ") << failed
	          << " failed\n";
	for (const std::string &one : chosen.left_out)
		std::cout << "not played: " << one << "\n";
}

ExitStatus run_in_container(const ExamOptions &options)
{
	const ExamChoice &choice = options.choice;
	if (!choice.changed_since.empty()) /* --within needs it */
		throw Failure(ExitStatus::usage, "--changed-since cannot be told in a container: the image has no history",
		              "leave it out, or play them here: --runtime local");
	if (!options.record.empty())
		throw Failure(ExitStatus::usage, "--record cannot write from a container: its files go with it",
		              "play them here: --runtime local");
	std::vector<std::string> arguments = choice.ids;
	for (const auto &[flag, value] :
	     {std::pair("--seeds", choice.seeds), std::pair("--kind", choice.kinds), std::pair("--shard", choice.shard)})
		if (!value.empty())
			arguments.insert(arguments.end(), {flag, value});
	if (options.strict)
		arguments.emplace_back("--strict");
	if (options.as_json)
		arguments.emplace_back("--json");
	return run_exams_in_container(
	    Engine(options.runtime),
	    {.arguments = arguments, .major = choice.major, .jobs = options.jobs, .junit = options.junit});
}

/* What was not begun leaves the tasks, and is said. */
void set_apart_left_out(ChosenExams &chosen, std::vector<ExamResult> &results, unsigned minutes)
{
	std::vector<ExamTask> played;
	std::vector<ExamResult> of_played;
	for (std::size_t i = 0; i < results.size(); ++i)
		if (!results[i].was_left_out)
		{
			played.push_back(std::move(chosen.tasks[i]));
			of_played.push_back(std::move(results[i]));
		}
	if (const std::size_t left = results.size() - played.size(); left > 0)
		chosen.left_out.push_back(std::to_string(left) + (left == 1 ? " exam" : " exams") + " for which " +
		                          std::to_string(minutes) + (minutes == 1 ? " minute was" : " minutes were") +
		                          " not enough; all: ride scenario exam --seeds drawn");
	chosen.tasks = std::move(played);
	results = std::move(of_played);
}

ExitStatus run_exam_command(ExamOptions options)
{
	const auto begun = std::chrono::steady_clock::now();
	collect_leftovers();
	if (options.runtime != "local")
		return run_in_container(options);
	choose_server(options.choice.major); /* what is missing should be said once, not by every exam */
	make_paths();
	const model::Catalogue catalogue = open_catalogue();
	options.choice.others_too = options.within.has_value();
	ChosenExams chosen = choose_exams(catalogue, options.choice);
	for (ExamTask &task : chosen.tasks)
		task.record = options.record;
	const std::vector<ExamTask> &tasks = chosen.tasks;
	const std::chrono::minutes within(options.within.value_or(0));
	std::vector<ExamResult> results;
	{
		ExamProgress progress(tasks.size());
		results = run_exams(catalogue, tasks, options.jobs, begun + within,
		                    [&](std::size_t index, const ExamResult &result) { progress.ended(tasks[index], result); });
	}
	set_apart_left_out(chosen, results, options.within.value_or(0));
	if (tasks.empty())
		throw Failure(ExitStatus::exam_failed,
		              "no exam was played: none had to be, and there was no time for the others",
		              "give --within more minutes");
	const auto failed =
	    std::count_if(results.begin(), results.end(), [](const ExamResult &result) { return !result.passed; });
	if (options.as_json)
	{
		print_json(exam_json(tasks, results));
		for (const std::string &one : chosen.left_out)
			std::cerr << "ride: not played: " << one << "\n";
	}
	else
		print_all(chosen, results);
	if (!options.junit.empty())
		write_file(options.junit, exam_junit(tasks, results), 0644);
	if (failed > 0)
		return ExitStatus::exam_failed;
	if (options.strict && chosen.is_incomplete)
		throw Failure(ExitStatus::exam_failed, "every exam passed, but not every exam that --strict asks for is there",
		              "write those that the tables say are lacking; docs/authoring.md has the kinds");
	return ExitStatus::success;
}

} // namespace

void add_exam_command(CLI::App &parent)
{
	CLI::App *command = parent.add_subcommand("exam", "Run the exams of scenarios: every card must be exact");
	auto options = std::make_shared<ExamOptions>();
	command->add_option("ID", options->choice.ids, "Which scenarios (default: all)");
	command
	    ->add_option(
	        "--seeds", options->choice.seeds,
	        "Which variations: 0,1,…, all, first (0, or the first that an exam is for), or drawn: 0 and, by each "
	        "exam's name, one more")
	    ->capture_default_str();
	command->add_option("--kind", options->choice.kinds, "Only exams of these kinds: solve,cheat,…");
	CLI::Option *const changed =
	    command->add_option("--changed-since", options->choice.changed_since,
	                        "Of scenarios that git says have not changed since this commit, a few exams only");
	command
	    ->add_option("--history", options->choice.history,
	                 "The checkout's scenarios folder, where git is asked (default: the one they are played from)")
	    ->needs(changed)
	    ->check(CLI::ExistingDirectory);
	command
	    ->add_option("--within", options->within,
	                 "Then the others as well, while no more than so many minutes have gone; says what is left")
	    ->needs(changed)
	    ->check(CLI::Range(0u, 1440u));
	command->add_option("--shard", options->choice.shard, "I/N: the I-th of N shares");
	command->add_option("-j,--jobs", options->jobs, "How many at once, those that only wait not counted")
	    ->check(CLI::Range(1, 64))
	    ->capture_default_str();
	command->add_option("--runtime", options->runtime, "local, docker or podman: all of them in one container")
	    ->check(CLI::IsMember({"local", "docker", "podman"}))
	    ->capture_default_str();
	command->add_option(
	    "--pg", options->choice.major,
	    "Which PostgreSQL: 15, 17 or 18 (16: same code, not tested; default: the newest that has ride)");
	command->add_flag("--strict", options->strict, "Fail as well when a scenario lacks a kind of exam");
	command->add_option("--junit", options->junit, "Also write a JUnit document to this file");
	command->add_option("--record", options->record,
	                    "Also write what each card was judged by, and the card, below this folder");
	command->add_flag("--json", options->as_json, "One JSON array; progress goes to stderr");
	command->footer("Examples:\n  ride scenario exam 09/09 --kind fair\n  ride scenario exam --seeds all --strict\n"
	                "  ride scenario exam --seeds drawn --changed-since HEAD~1 --shard 1/2");
	command->callback([options] { finish(run_exam_command(*options)); });
}

} // namespace ride
