/*
 * ride start: boots a sandbox with the incident live.
 */
#include <iostream>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "launcher/cli/cli.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/terminal/output.hpp"
#include "launcher/sandbox/play.hpp"
#include "launcher/sandbox/runtime_local.hpp"
#include "launcher/sandbox/scenarios.hpp"

namespace ride
{
namespace
{

struct StartOptions
{
	std::string id, name, runtime = default_runtime();
	unsigned seed = 0;
	std::optional<int> major;
	bool exam = false, no_tcp = false, as_json = false;
};

ExitStatus run_start(const StartOptions &options)
{
	collect_leftovers();
	const auto runtime = make_runtime(options.runtime);
	const model::Catalogue catalogue = open_catalogue();
	const std::string id = resolve_id(catalogue, options.id);
	const model::Scenario scenario = load_scenario(catalogue, id, options.seed);
	if (options.no_tcp && dynamic_cast<LocalRuntime *>(runtime.get()))
		throw Failure(ExitStatus::usage, "--no-tcp is for containers", "add --runtime docker or --runtime podman");
	Sandbox sandbox;
	{
		Progress progress;
		sandbox = runtime->start({.id = id,
		                          .title = scenario.title,
		                          .seed = options.seed,
		                          .name = options.name.empty() ? default_name(id) : options.name,
		                          .major = options.major,
		                          .exam = options.exam,
		                          .scenarios = catalogue.folder(),
		                          .listen = options.no_tcp ? "" : "127.0.0.1"},
		                         progress);
	}
	if (options.as_json)
		print_json(connection_json(sandbox));
	else
		print_start(sandbox, scenario);
	if (options.exam && sandbox.container.empty())
		std::cerr
		    << "ride: note: whoever can read your files can read a local sandbox and its answers; exams and agents belong in a container\n";
	return ExitStatus::success;
}

} // namespace

void add_start_command(CLI::App &parent)
{
	CLI::App *command = parent.add_subcommand("start", "Boot a sandbox with the incident live");
	auto options = std::make_shared<StartOptions>();
	command->add_option("ID", options->id, "stage-NN/NN-slug, NN/NN, or a part of the slug")->required();
	command->add_option("--seed", options->seed, "Which variation of the incident")->capture_default_str();
	command->add_option("--name", options->name, "The sandbox's name (default: NN-NN of the id)");
	command->add_option("--runtime", options->runtime, "auto, local, docker or podman; local is for learning alone")
	    ->check(CLI::IsMember({"auto", "local", "docker", "podman"}))
	    ->capture_default_str();
	command->add_option(
	    "--pg", options->major,
	    "Which PostgreSQL: 15, 17 or 18 (16: same code, not tested; default: the newest that has ride, as a module or an image)");
	command->add_flag("--no-tcp", options->no_tcp, "A container without any network: a socket only");
	command->add_flag("--exam", options->exam, "No score and no hints before submit");
	command->add_flag("--json", options->as_json, "One JSON document, password included");
	command->footer("Example:\n  ride start stage-09/09-schema-drift-between-tenant-databases --seed 3");
	command->callback([options] { finish(run_start(*options)); });
}

} // namespace ride
