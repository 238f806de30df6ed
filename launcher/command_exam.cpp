/*
 * ride scenario exam: every scripted on-call must get exactly its card.
 */
#include <algorithm>
#include <charconv>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "launcher/cli.hpp"
#include "launcher/exam_report.hpp"
#include "launcher/exam_workers.hpp"
#include "launcher/failure.hpp"
#include "launcher/files.hpp"
#include "launcher/installation.hpp"
#include "launcher/output.hpp"
#include "launcher/paths.hpp"
#include "launcher/registry.hpp"
#include "launcher/scenarios.hpp"

namespace ride
{
namespace
{

struct ExamOptions
{
	std::vector<std::string> ids;
	std::string seeds = "0", kind, junit;
	unsigned jobs = 1;
	bool as_json = false;
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

bool of_kind(const std::string &name, const std::string &kind)
{
	return kind.empty() || name == kind || name.starts_with(kind + "-");
}

std::vector<ExamTask> choose_tasks(const model::Catalogue &catalogue, const ExamOptions &options)
{
	std::vector<std::string> ids;
	for (const std::string &given : options.ids)
		ids.push_back(resolve_id(catalogue, given));
	if (ids.empty())
		ids = catalogue.ids();
	std::vector<ExamTask> tasks;
	for (const std::string &id : ids)
		for (const unsigned seed : seeds_of(options.seeds, load_scenario(catalogue, id, 0).combinations))
		{
			const model::Scenario scenario = load_scenario(catalogue, id, seed);
			std::vector<model::Problem> problems;
			for (Exam &exam : read_exams(catalogue, scenario, problems))
				if (of_kind(exam.name, options.kind))
					tasks.push_back({id, seed, std::move(exam)});
			if (!problems.empty())
				throw broken(model::ScenarioError(problems));
		}
	if (tasks.empty())
		throw Failure(ExitStatus::usage, "no exam fits" + (options.kind.empty() ? "" : " --kind " + options.kind),
		              "see exam/exam.toml of the scenario");
	return tasks;
}

ExitStatus run_exam_command(const ExamOptions &options)
{
	collect_leftovers();
	choose_server(std::nullopt); /* what is missing should be said once, not by every exam */
	make_paths();
	const model::Catalogue catalogue = open_catalogue();
	const std::vector<ExamTask> tasks = choose_tasks(catalogue, options);
	std::size_t done = 0;
	const auto results = run_exams(catalogue, tasks, options.jobs,
	                               [&](std::size_t index, const ExamResult &result)
	                               {
		                               ++done;
		                               if (!options.as_json)
			                               print_result(tasks[index], result);
		                               else
			                               std::cerr << "ride: exam " << done << " of " << tasks.size() << ": "
			                                         << tasks[index].id << " " << tasks[index].exam.name
			                                         << (result.passed ? " ok\n" : " FAILED\n");
	                               });
	const auto failed =
	    std::count_if(results.begin(), results.end(), [](const ExamResult &result) { return !result.passed; });
	if (options.as_json)
		print_json(exam_json(tasks, results));
	else
		std::cout << '\n' << tasks.size() << (tasks.size() == 1 ? " exam, " : " exams, ") << failed << " failed\n";
	if (!options.junit.empty())
		write_file(options.junit, exam_junit(tasks, results), 0644);
	return failed == 0 ? ExitStatus::success : ExitStatus::exam_failed;
}

} // namespace

void add_exam_command(CLI::App &parent)
{
	CLI::App *command = parent.add_subcommand("exam", "Run the exams of scenarios: every card must be exact");
	auto options = std::make_shared<ExamOptions>();
	command->add_option("ID", options->ids, "Which scenarios (default: all)");
	command->add_option("--seeds", options->seeds, "Which variations: 0,1,… or all")->capture_default_str();
	command->add_option("--kind", options->kind, "Only exams of this kind, such as solve or cheat");
	command->add_option("-j,--jobs", options->jobs, "How many at once")
	    ->check(CLI::Range(1, 64))
	    ->capture_default_str();
	command->add_option("--junit", options->junit, "Also write a JUnit document to this file");
	command->add_flag("--json", options->as_json, "One JSON array; progress goes to stderr");
	command->footer("Example:\n  ride scenario exam 09/09 --kind fair --jobs 2");
	command->callback([options] { finish(run_exam_command(*options)); });
}

} // namespace ride
