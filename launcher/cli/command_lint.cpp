/*
 * ride scenario lint: every problem of scenarios and their exams, with file and line.
 */
#include <algorithm>
#include <iostream>
#include <memory>
#include <set>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "launcher/cli/cli.hpp"
#include "launcher/exam/exam_kinds.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/system/installation.hpp"
#include "launcher/terminal/output.hpp"
#include "launcher/sandbox/scenarios.hpp"
#include "model/text.hpp"

using nlohmann::json;
namespace fs = std::filesystem;

namespace ride
{
namespace
{

/* A variation differs in words, not in shape: beyond this many the rest would say the same again. */
constexpr unsigned most_variations = 500;

struct LintOptions
{
	std::vector<std::string> targets;
	bool strict = false, as_json = false;
};

/* What to check: a scenarios folder, and one scenario of it or all. */
struct LintTarget
{
	fs::path folder;
	std::string id; /* empty = all */
};

/* Finds by path what is a scenario's folder or a scenarios folder, and everything else by id. */
LintTarget target_of(const std::string &given)
{
	std::error_code error; /* no such path: it may be an id */
	fs::path path = fs::canonical(given, error);
	if (!error && path.filename() == "scenario.toml")
		path = path.parent_path();
	if (!error && fs::exists(path / "mechanisms.toml"))
		return {path, ""};
	if (!error && fs::exists(path / "scenario.toml"))
	{
		const fs::path folder = path.parent_path().parent_path();
		if (!fs::exists(folder / "mechanisms.toml"))
			throw Failure(ExitStatus::broken_scenario,
			              path.string() + " is not below a scenarios folder (no mechanisms.toml in " + folder.string() +
			                  ")",
			              "ride scenario new makes a scenarios folder with all a scenario needs");
		return {folder, path.lexically_relative(folder).string()};
	}
	const fs::path folder = find_scenarios();
	return {folder, resolve_id(open_catalogue(folder), given)};
}

/* The shorter of the absolute path and the one from here. */
std::string shown(const fs::path &folder, const std::string &file)
{
	const std::string absolute = (folder / file).lexically_normal().string();
	const std::string relative = fs::path(absolute).lexically_relative(fs::current_path()).string();
	return relative.empty() || relative.size() > absolute.size() ? absolute : relative;
}

class Findings
{
public:
	void add(const fs::path &folder, const std::vector<model::Problem> &problems)
	{
		for (model::Problem problem : problems)
		{
			problem.source.file = shown(folder, problem.source.file);
			if (seen_.insert(problem.text()).second)
				problems_.push_back(std::move(problem));
		}
	}

	/* What a finished scenario has and one that is being written need not have yet. */
	void warn(const fs::path &folder, model::Problem warning)
	{
		warning.source.file = shown(folder, warning.source.file);
		warnings_.push_back(std::move(warning));
	}

	const std::vector<model::Problem> &problems() const { return problems_; }
	const std::vector<model::Problem> &warnings() const { return warnings_; }

private:
	std::set<std::string> seen_; /* every variation has most of them */
	std::vector<model::Problem> problems_, warnings_;
};

/* Said of one variation: the names of exams are the same in all. */
void check_kinds(const model::Catalogue &catalogue, const model::Scenario &scenario, const std::vector<Exam> &exams,
                 Findings &findings)
{
	if (const std::vector<std::string> missing = missing_exams(scenario, exams); !missing.empty())
		findings.warn(catalogue.folder(), {{scenario.id + "/exam/exam.toml", 0},
		                                   "exam",
		                                   "still lacks: " + model::joined(missing),
		                                   "a finished scenario has them; docs/authoring.md tells what each does"});
}

void lint_scenario(const model::Catalogue &catalogue, const std::string &id, Findings &findings)
{
	unsigned variations = 1;
	for (unsigned seed = 0; seed < std::min(variations, most_variations); ++seed)
	{
		try
		{
			const model::Scenario scenario = catalogue.load(id, seed);
			variations = scenario.combinations;
			std::vector<model::Problem> problems;
			const std::vector<Exam> exams = read_exams(catalogue, scenario, problems);
			findings.add(catalogue.folder(), problems);
			if (seed == 0 && problems.empty())
				check_kinds(catalogue, scenario, exams, findings);
		}
		catch (const model::ScenarioError &error)
		{
			findings.add(catalogue.folder(), error.problems);
		}
	}
}

/* The ids looked at. */
std::vector<std::string> lint(const LintTarget &target, Findings &findings)
{
	try
	{
		const model::Catalogue catalogue(target.folder);
		const std::vector<std::string> ids = target.id.empty() ? catalogue.ids() : std::vector<std::string>{target.id};
		for (const std::string &id : ids)
			lint_scenario(catalogue, id, findings);
		return ids;
	}
	catch (const model::ScenarioError &error)
	{
		findings.add(target.folder, error.problems); /* the vocabulary */
		return {};
	}
	catch (const model::UnknownScenario &unknown)
	{
		throw Failure(ExitStatus::unknown_scenario, unknown.what(), "a scenario's folder is named stage-NN/NN-slug");
	}
}

void append(json &array, const std::vector<model::Problem> &problems, const char *severity)
{
	for (const model::Problem &problem : problems)
		array.push_back({{"severity", severity},
		                 {"file", problem.source.file},
		                 {"line", problem.source.line},
		                 {"key", problem.key},
		                 {"message", problem.message},
		                 {"mend", problem.mend}});
}

void print_findings(const Findings &findings, const std::vector<std::string> &ids, bool as_json)
{
	if (as_json)
	{
		json array = json::array();
		append(array, findings.problems(), "error");
		append(array, findings.warnings(), "warning");
		print_json(array);
		return;
	}
	for (const model::Problem &problem : findings.problems())
		std::cout << problem.text() << '\n';
	for (const model::Problem &warning : findings.warnings())
		std::cout << "warning: " << warning.text() << '\n';
	if (findings.problems().empty())
		for (const std::string &id : ids)
			std::cout << id << ": clean\n";
}

ExitStatus run_lint(const LintOptions &options)
{
	std::vector<LintTarget> targets;
	for (const std::string &given : options.targets)
		targets.push_back(target_of(given));
	if (targets.empty())
		targets.push_back({find_scenarios(), ""});
	Findings findings;
	std::vector<std::string> ids;
	for (const LintTarget &target : targets)
		for (const std::string &id : lint(target, findings))
			ids.push_back(id);
	print_findings(findings, ids, options.as_json);
	const bool good = findings.problems().empty() && (!options.strict || findings.warnings().empty());
	return good ? ExitStatus::success : ExitStatus::broken_scenario;
}

} // namespace

void add_lint_command(CLI::App &parent)
{
	CLI::App *command = parent.add_subcommand("lint", "Check scenarios as strictly as the server does");
	auto options = std::make_shared<LintOptions>();
	command->add_option("PATH|ID", options->targets,
	                    "A scenario's folder, a scenarios folder, or an id (default: all)");
	command->add_flag("--strict", options->strict, "Fail as well when a scenario lacks a kind of exam");
	command->add_flag("--json", options->as_json, "One JSON array of problems");
	command->footer("Examples:\n  ride scenario lint 09/09\n  ride scenario lint ./scenarios");
	command->callback([options] { finish(run_lint(*options)); });
}

} // namespace ride
