/*
 * ride scenario exam: every scripted on-call must get exactly its card.
 */
#include <algorithm>
#include <charconv>
#include <iostream>
#include <map>
#include <memory>
#include <thread>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "launcher/cli/cli.hpp"
#include "launcher/exam/exam_container.hpp"
#include "launcher/exam/exam_documents.hpp"
#include "launcher/exam/exam_kinds.hpp"
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
	std::vector<std::string> ids;
	std::string seeds = "0", kind, junit, runtime = chosen_runtime();
	std::optional<int> major;
	unsigned jobs = default_jobs();
	bool strict = false, as_json = false;
};

using Missing = std::map<std::string, std::vector<std::string>>;

struct Chosen
{
	std::vector<ExamTask> tasks;
	Missing missing; /* by id: the exams that it lacks */
	bool incomplete = false;
};

std::vector<unsigned> seeds_of(const std::string &given, unsigned combinations)
{
	std::vector<unsigned> seeds;
	if (given == "all")
	{
		for (unsigned seed = 0; seed < combinations; ++seed)
			seeds.push_back(seed);
		return seeds;
	}
	for (std::size_t at = 0; at <= given.size();)
	{
		const std::size_t end = std::min(given.find(',', at), given.size());
		unsigned seed = 0;
		const auto [stop, error] = std::from_chars(given.data() + at, given.data() + end, seed);
		if (error != std::errc() || stop != given.data() + end)
			throw Failure(ExitStatus::usage, "--seeds " + given + " is no list of seeds",
			              "write --seeds 0,1,2 or --seeds all");
		seeds.push_back(seed);
		at = end + 1;
	}
	return seeds;
}

/* None for "all". */
std::vector<std::string> kinds_of(const std::string &given)
{
	std::vector<std::string> kinds;
	if (!given.empty())
		kinds = model::split(given, ',');
	for (const std::string &kind : kinds)
		if (!has_known_kind(kind))
			throw Failure(ExitStatus::usage, "there is no kind of exam '" + kind + "'", "kinds: " + known_kinds());
	return kinds;
}

Chosen choose_tasks(const model::Catalogue &catalogue, const ExamOptions &options)
{
	const std::vector<std::string> kinds = kinds_of(options.kind);
	std::vector<std::string> ids;
	for (const std::string &given : options.ids)
		if (const std::string id = resolve_id(catalogue, given); !model::contains(ids, id))
			ids.push_back(id);
	if (ids.empty())
		ids = catalogue.ids();
	Chosen chosen;
	for (const std::string &id : ids)
		for (const unsigned seed : seeds_of(options.seeds, load_scenario(catalogue, id, 0).combinations))
		{
			const model::Scenario scenario = load_scenario(catalogue, id, seed);
			std::vector<model::Problem> problems;
			std::vector<Exam> exams = read_exams(catalogue, scenario, problems);
			if (!problems.empty())
				throw broken(model::ScenarioError(problems));
			chosen.missing[id] = missing_exams(scenario, exams);
			chosen.incomplete = chosen.incomplete || !chosen.missing[id].empty();
			for (Exam &exam : exams)
				if (kinds.empty() || std::any_of(kinds.begin(), kinds.end(),
				                                 [&](const std::string &kind) { return is_of_kind(exam.name, kind); }))
					chosen.tasks.push_back({id, seed, std::move(exam), options.major});
		}
	if (chosen.tasks.empty())
		throw Failure(ExitStatus::usage, "no exam fits" + (options.kind.empty() ? "" : " --kind " + options.kind),
		              "see exam/exam.toml of the scenario");
	return chosen;
}

void print_all(const std::vector<ExamTask> &tasks, const std::vector<ExamResult> &results, const Missing &missing)
{
	const auto failed =
	    std::count_if(results.begin(), results.end(), [](const ExamResult &result) { return !result.passed; });
	print_tables(tasks, results, missing);
	print_failures(tasks, results);
	std::cout << (failed > 0 ? "\n" : "") << tasks.size() << (tasks.size() == 1 ? " exam, " : " exams, ") << failed
	          << " failed\n";
}

ExitStatus run_in_container(const ExamOptions &options)
{
	std::vector<std::string> arguments = options.ids;
	for (const auto &[flag, value] : {std::pair("--seeds", options.seeds), std::pair("--kind", options.kind)})
		if (!value.empty())
			arguments.insert(arguments.end(), {flag, value});
	if (options.strict)
		arguments.emplace_back("--strict");
	if (options.as_json)
		arguments.emplace_back("--json");
	return run_exams_in_container(
	    Engine(options.runtime),
	    {.arguments = arguments, .major = options.major, .jobs = options.jobs, .junit = options.junit});
}

ExitStatus run_exam_command(const ExamOptions &options)
{
	collect_leftovers();
	if (options.runtime != "local")
		return run_in_container(options);
	choose_server(options.major); /* what is missing should be said once, not by every exam */
	make_paths();
	const model::Catalogue catalogue = open_catalogue();
	const auto [tasks, missing, incomplete] = choose_tasks(catalogue, options);
	std::vector<ExamResult> results;
	{
		ExamProgress progress(tasks.size());
		results = run_exams(catalogue, tasks, options.jobs,
		                    [&](std::size_t index, const ExamResult &result) { progress.ended(tasks[index], result); });
	}
	const auto failed =
	    std::count_if(results.begin(), results.end(), [](const ExamResult &result) { return !result.passed; });
	if (options.as_json)
		print_json(exam_json(tasks, results));
	else
		print_all(tasks, results, missing);
	if (!options.junit.empty())
		write_file(options.junit, exam_junit(tasks, results), 0644);
	if (failed > 0)
		return ExitStatus::exam_failed;
	if (options.strict && incomplete)
		throw Failure(ExitStatus::exam_failed, "every exam passed, but not every exam that --strict asks for is there",
		              "write those that the tables say are lacking; docs/authoring.md has the kinds");
	return ExitStatus::success;
}

} // namespace

void add_exam_command(CLI::App &parent)
{
	CLI::App *command = parent.add_subcommand("exam", "Run the exams of scenarios: every card must be exact");
	auto options = std::make_shared<ExamOptions>();
	command->add_option("ID", options->ids, "Which scenarios (default: all)");
	command->add_option("--seeds", options->seeds, "Which variations: 0,1,… or all")->capture_default_str();
	command->add_option("--kind", options->kind, "Only exams of these kinds: solve,cheat,…");
	command->add_option("-j,--jobs", options->jobs, "How many at once, those that only wait not counted")
	    ->check(CLI::Range(1, 64))
	    ->capture_default_str();
	command->add_option("--runtime", options->runtime, "local, docker or podman: all of them in one container")
	    ->check(CLI::IsMember({"local", "docker", "podman"}))
	    ->capture_default_str();
	command->add_option(
	    "--pg", options->major,
	    "Which PostgreSQL: 15, 17 or 18 (16: same code, not tested; default: the newest that has ride)");
	command->add_flag("--strict", options->strict, "Fail as well when a scenario lacks a kind of exam");
	command->add_option("--junit", options->junit, "Also write a JUnit document to this file");
	command->add_flag("--json", options->as_json, "One JSON array; progress goes to stderr");
	command->footer("Examples:\n  ride scenario exam 09/09 --kind fair\n  ride scenario exam --seeds all --strict");
	command->callback([options] { finish(run_exam_command(*options)); });
}

} // namespace ride
