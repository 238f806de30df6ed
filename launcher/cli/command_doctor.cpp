/*
 * ride doctor: what is installed, what is missing, how to mend it.
 */
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "launcher/system/account.hpp"
#include "launcher/cli/cli.hpp"
#include "launcher/cluster/cluster_cache.hpp"
#include "launcher/cluster/memory.hpp"
#include "launcher/engine/engine.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/engine/image.hpp"
#include "launcher/system/installation.hpp"
#include "launcher/terminal/output.hpp"
#include "launcher/system/paths.hpp"
#include "launcher/system/process.hpp"
#include "launcher/terminal/progress.hpp"
#include "launcher/sandbox/scenarios.hpp"

using nlohmann::json;
namespace fs = std::filesystem;

namespace ride
{
namespace
{

constexpr std::uintmax_t megabyte = 1024 * 1024;
constexpr std::uintmax_t wanted_space = 500 * megabyte;

struct Check
{
	enum class Verdict
	{
		good,
		warning, /* play is possible */
		missing
	};

	std::string name;
	Verdict verdict = Verdict::good;
	std::string says, mend;
};

const char *to_text(Check::Verdict verdict)
{
	return verdict == Check::Verdict::good ? "ok" : verdict == Check::Verdict::warning ? "warning" : "missing";
}

/* A check that fails by throwing. */
template <typename Body>
Check checked(const std::string &name, Check::Verdict otherwise, Body body)
{
	try
	{
		return {name, Check::Verdict::good, body(), ""};
	}
	catch (const Failure &failure)
	{
		return {name, otherwise, failure.what(), failure.hint};
	}
}

void check_servers(std::vector<Check> &checks)
{
	for (const ServerInstallation &server : find_servers())
	{
		checks.push_back(checked("postgresql", Check::Verdict::warning,
		                         [&]
		                         {
			                         const std::string version = server_version(server);
			                         require_supported_version(server, version);
			                         return version + " in " + server.bindir.string() +
			                                (server.complete() ? "" : ", without the ride module");
		                         }));
		if (!server.complete() && checks.back().verdict == Check::Verdict::good)
			checks.back().verdict = Check::Verdict::warning;
	}
	checks.push_back(
	    checked("module", Check::Verdict::missing, [] { return choose_server(std::nullopt).module.string(); }));
	checks.push_back(checked("psql", Check::Verdict::warning,
	                         []
	                         {
		                         const fs::path psql = find_program("psql");
		                         if (psql.empty())
			                         throw Failure(ExitStatus::not_installed, "not in PATH",
			                                       "on Debian or Ubuntu: apt install postgresql-client");
		                         return psql.string();
	                         }));
}

void check_scenarios(std::vector<Check> &checks)
{
	checks.push_back(checked("scenarios", Check::Verdict::missing,
	                         []
	                         {
		                         const model::Catalogue catalogue = open_catalogue();
		                         for (const std::string &id : catalogue.ids())
			                         load_scenario(catalogue, id, 0);
		                         return std::to_string(catalogue.ids().size()) + " in " + catalogue.folder().string();
	                         }));
}

/* Free bytes where that folder is, or will be. */
std::uintmax_t free_space(fs::path folder)
{
	while (!fs::exists(folder) && folder.has_parent_path() && folder != folder.parent_path())
		folder = folder.parent_path();
	std::error_code error;
	const fs::space_info space = fs::space(folder, error);
	return error ? 0 : space.available;
}

/* In memory, or on disk and why; either is fine. */
Check check_sandbox_place()
{
	return checked("sandboxes", Check::Verdict::missing,
	               []
	               {
		               const MemoryFacts facts = memory_facts();
		               const std::string why_not = why_not_memory(facts);
		               if (why_not.empty())
			               return "in memory: " + memory_folder().string() + ", " +
			                      std::to_string(facts.room / megabyte) + " MB free; gone after a reboot";
		               return "in the state folder: " + why_not;
	               });
}

void check_places(std::vector<Check> &checks)
{
	checks.push_back(checked("server user", Check::Verdict::missing, [] { return server_account().name; }));
	for (const auto &[name, folder] : {std::pair{"state", paths().state}, std::pair{"cache", paths().cache}})
		checks.push_back(checked(
		    name, Check::Verdict::missing,
		    [&, place = folder]
		    {
			    const std::uintmax_t available = free_space(place);
			    if (available < wanted_space)
				    throw Failure(ExitStatus::disk_full,
				                  place.string() + ", only " + std::to_string(available / megabyte) + " MB free",
				                  "free some space, or point RIDE_STATE_DIR and RIDE_CACHE_DIR at another disk");
			    return place.string() + ", " + std::to_string(available / megabyte) + " MB free";
		    }));
	checks.push_back(check_sandbox_place());
	checks.push_back(
	    checked("cached clusters", Check::Verdict::warning,
	            [] { return std::to_string(cluster_cache_size() / megabyte) + " MB; may be deleted at any time"; }));
}

/* The program may be there and its engine not: ask the engine, and whether it has an image. */
Check check_engine(const std::string &program)
{
	return checked(program, Check::Verdict::warning,
	               [&]
	               {
		               const Engine engine(program);
		               std::string names;
		               for (const Image &image : images_of(engine))
			               names += (names.empty() ? "" : ", ") + image.name;
		               if (names.empty())
			               throw Failure(ExitStatus::image_missing, "engine " + engine.version() + ", no image of ride",
			                             "only needed for containers; from a checkout: ride image build --engine " +
			                                 program);
		               return "engine " + engine.version() + ", " + names;
	               });
}

ExitStatus run_doctor(bool as_json)
{
	std::vector<Check> checks;
	check_servers(checks);
	check_scenarios(checks);
	check_places(checks);
	for (const char *program : {"docker", "podman"})
	{
		Progress progress;
		progress.step("asking " + std::string(program));
		checks.push_back(check_engine(program));
	}
	bool well = true;
	json array = json::array();
	for (const Check &check : checks)
	{
		well = well && check.verdict != Check::Verdict::missing;
		array.push_back(
		    {{"check", check.name}, {"verdict", to_text(check.verdict)}, {"says", check.says}, {"mend", check.mend}});
	}
	if (as_json)
		print_json(array);
	else
		for (const Check &check : checks)
		{
			constexpr std::size_t verdict_width = 9, name_width = 17;
			const std::string verdict = to_text(check.verdict);
			const Colour colour = check.verdict == Check::Verdict::good      ? Colour::green
			                      : check.verdict == Check::Verdict::warning ? Colour::yellow
			                                                                 : Colour::red;
			std::cout << paint(colour, verdict) << std::string(verdict_width - verdict.size(), ' ') << check.name
			          << std::string(name_width - check.name.size(), ' ') << check.says << '\n';
			if (!check.mend.empty())
				std::cout << std::string(verdict_width + name_width, ' ') << "→ " << check.mend << '\n';
		}
	return well ? ExitStatus::success : ExitStatus::not_installed;
}

} // namespace

void add_doctor_command(CLI::App &parent)
{
	CLI::App *command = parent.add_subcommand("doctor", "What is installed, what is missing, how to mend it");
	auto as_json = std::make_shared<bool>(false);
	command->add_flag("--json", *as_json, "One JSON array");
	command->footer("Example:\n  ride doctor");
	command->callback([as_json] { finish(run_doctor(*as_json)); });
}

} // namespace ride
