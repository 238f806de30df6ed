/*
 * ride ps: the sandboxes there are.
 */
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "launcher/cli/cli.hpp"
#include "launcher/terminal/output.hpp"
#include "launcher/sandbox/registry.hpp"

using nlohmann::json;

namespace ride
{
namespace
{

struct PsOptions
{
	bool as_json = false;
};

/* Where its cluster lies. */
const char *place_of(const Sandbox &sandbox)
{
	if (!sandbox.container.empty())
		return "container";
	return sandbox.in_memory ? "memory" : "disk";
}

json as_object(const Sandbox &sandbox)
{
	return {{"name", sandbox.name},
	        {"id", sandbox.id},
	        {"seed", sandbox.seed},
	        {"runtime", sandbox.runtime},
	        {"pg", sandbox.major},
	        {"exam", sandbox.exam},
	        {"state", to_text(sandbox.state)},
	        {"host", sandbox.host()},
	        {"port", sandbox.port},
	        {"uri", sandbox.uri()},
	        {"place", place_of(sandbox)},
	        {"folder", sandbox.container.empty() ? sandbox.cluster_folder().string() : ""},
	        {"since", sandbox.since}};
}

ExitStatus run_ps(const PsOptions &options)
{
	collect_leftovers();
	const std::vector<Sandbox> all = all_sandboxes();
	if (options.as_json)
	{
		json array = json::array();
		for (const Sandbox &sandbox : all)
			array.push_back(as_object(sandbox));
		print_json(array);
		return ExitStatus::success;
	}
	Table table({"NAME", "INCIDENT", "SEED", "PG", "RUNTIME", "PLACE", "PORT", "STATE", "SINCE"});
	bool any_down = false;
	for (const Sandbox &sandbox : all)
	{
		table.add({sandbox.name, sandbox.id, std::to_string(sandbox.seed), std::to_string(sandbox.major),
		           sandbox.runtime, place_of(sandbox), std::to_string(sandbox.port), to_text(sandbox.state),
		           sandbox.since});
		any_down = any_down || sandbox.state == SandboxState::down;
	}
	if (table.empty())
		std::cout << "no sandbox is running\n";
	else
		table.print();
	if (any_down)
		std::cerr
		    << "ride: down: the server died or was stopped; ride reset NAME boots it again, ride stop NAME removes it\n";
	return ExitStatus::success;
}

} // namespace

void add_ps_command(CLI::App &parent)
{
	CLI::App *command = parent.add_subcommand("ps", "What runs");
	auto options = std::make_shared<PsOptions>();
	command->add_flag("--json", options->as_json, "One JSON array");
	command->footer("Example:\n  ride ps");
	command->callback([options] { finish(run_ps(*options)); });
}

} // namespace ride
