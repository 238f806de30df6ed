/*
 * ride scenario new: a complete skeleton to rewrite.
 */
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "launcher/cli/cli.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/system/files.hpp"
#include "launcher/system/installation.hpp"
#include "launcher/cli/scenario_skeleton.hpp"
#include "model/text.hpp"

namespace fs = std::filesystem;

namespace ride
{
namespace
{

struct NewOptions
{
	std::string id, folder;
};

/* What every scenario leans on; a folder of one's own needs a copy. */
void provide_vocabulary(const fs::path &folder)
{
	if (fs::exists(folder / "mechanisms.toml"))
		return;
	const fs::path from = find_scenarios();
	for (const char *file : {"mechanisms.toml", "evidence.toml", "common.toml"})
		write_file(folder / file, read_file(from / file), 0644);
	if (fs::exists(from / "common"))
		fs::copy(from / "common", folder / "common", fs::copy_options::recursive);
}

ExitStatus run_new(const NewOptions &options)
{
	const std::vector<std::string> parts = model::split(options.id, '/');
	if (parts.size() != 2 || !model::is_stage_name(parts[0]) || !model::is_scenario_name(parts[1]))
		throw Failure(ExitStatus::usage, "\"" + options.id + "\" is no id of a scenario",
		              "write stage-NN/NN-slug, the slug of a-z, 0-9 and -");
	const fs::path folder = fs::absolute(options.folder).lexically_normal();
	const fs::path scenario = folder / options.id;
	if (fs::exists(scenario))
		throw Failure(ExitStatus::failure, scenario.string() + " is there already", "choose another number or slug");
	try
	{
		fs::create_directories(scenario);
		provide_vocabulary(folder);
		for (const SkeletonFile &file : scenario_skeleton)
		{
			fs::create_directories((scenario / file.path).parent_path());
			write_file(scenario / file.path, file.text, 0644);
		}
	}
	catch (const fs::filesystem_error &error)
	{
		throw system_failure(error.code().value(), "cannot write below " + folder.string());
	}
	std::cout << "wrote " << scenario.string() << "\n\n  ride scenario lint " << scenario.string()
	          << "\n  RIDE_SCENARIOS=" << folder.string() << " ride start " << options.id << '\n';
	return ExitStatus::success;
}

} // namespace

void add_new_command(CLI::App &parent)
{
	CLI::App *command =
	    parent.add_subcommand("new", "Begin a scenario: a complete skeleton that lints clean and plays");
	auto options = std::make_shared<NewOptions>();
	command->add_option("ID", options->id, "stage-NN/NN-slug")->required();
	command->add_option("DIR", options->folder, "The scenarios folder it goes into; made when it is not there")
	    ->required();
	command->footer("Example:\n  ride scenario new stage-03/01-lost-column ./scenarios");
	command->callback([options] { finish(run_new(*options)); });
}

} // namespace ride
