/*
 * Arguments for the engine, and its lists.
 *
 * Pure C++; the launcher process.
 */
#include "launcher/sandbox/container.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <sys/resource.h>

#include "launcher/system/files.hpp"
#include "launcher/terminal/output.hpp"
#include "launcher/system/paths.hpp"

namespace ride
{
namespace
{

constexpr int list_limit_ms = 10000;
constexpr unsigned name_bytes = 4;
constexpr rlim_t most_files = 65536, most_processes = 4096;

std::string state_label()
{
	return "ride.state=" + paths().state.string();
}

/* Some engines ask for more than the host allows, and then start nothing: never above our own hard limit. */
std::string ulimit(const char *name, int resource, rlim_t most)
{
	rlimit limit{most, most};
	getrlimit(static_cast<__rlimit_resource_t>(resource), &limit);
	const std::string value = std::to_string(std::min(limit.rlim_max, most));
	return std::string("--ulimit=") + name + "=" + value + ":" + value;
}

} // namespace

void append(std::vector<std::string> &to, const std::vector<std::string> &more)
{
	to.insert(to.end(), more.begin(), more.end());
}

std::string new_container_name(const std::string &sandbox_name)
{
	return "ride-" + sandbox_name + "-" + random_hex(name_bytes);
}

std::vector<std::string> labels_of(const Sandbox &sandbox)
{
	return {"--label=" + state_label(), "--label=ride.sandbox=" + sandbox.name, "--label=ride.incident=" + sandbox.id,
	        "--label=ride.seed=" + std::to_string(sandbox.seed)};
}

std::vector<std::string> confinement(const Engine &engine, bool network, unsigned sandboxes)
{
	std::vector<std::string> arguments{
	    "--cap-drop=ALL",
	    "--security-opt=no-new-privileges",
	    "--read-only",
	    "--tmpfs=/run/ride:rw,nosuid,nodev,noexec,size=" + std::to_string(256 * (sandboxes + 1)) + "m,mode=1777",
	    "--tmpfs=/tmp:rw,nosuid,nodev,noexec,size=64m,mode=1777",
	    "--shm-size=128m",
	    "--memory=" + std::to_string(512 * (sandboxes + 1)) + "m",
	    "--pids-limit=" + std::to_string(256 * (sandboxes + 1)),
	    ulimit("nofile", RLIMIT_NOFILE, most_files),
	    ulimit("nproc", RLIMIT_NPROC, most_processes),
	    "--log-opt=max-size=1m"};
	/* podman would lay folders of its own over /run, and wants systemd for its health checks. */
	if (engine.is_podman())
		arguments.insert(arguments.end(), {"--read-only-tmpfs=false", "--no-healthcheck"});
	if (!network)
		arguments.emplace_back("--network=none");
	return arguments;
}

std::vector<std::string> own_scenarios()
{
	const char *given = std::getenv("RIDE_SCENARIOS");
	if (!given || !*given)
		return {};
	const std::string folder = std::filesystem::absolute(given).lexically_normal().string();
	return {"--volume=" + folder + ":" + scenarios_inside + ":ro",
	        std::string("--env=RIDE_SCENARIOS=") + scenarios_inside};
}

void remove_container(const Engine &engine, const std::string &name)
{
	try
	{
		engine.finish({.argv = {"rm", "--force", "--volumes", name}}, "removing the container " + name);
	}
	catch (const Failure &failure)
	{
		const bool gone = failure.detail.find("No such container") != std::string::npos ||
		                  failure.detail.find("no such container") != std::string::npos ||
		                  failure.detail.find("no container with") != std::string::npos;
		if (!gone)
			throw;
	}
}

std::vector<std::string> containers_of(const Engine &engine)
{
	return split_lines(engine.expect({"ps", "--all", "--filter", "label=" + state_label(), "--format", "{{.Names}}"},
	                                 "listing containers"));
}

bool RunningContainers::has(const Sandbox &sandbox)
{
	const auto [known, is_new] = by_program_.try_emplace(sandbox.runtime);
	if (is_new && !find_program(sandbox.runtime).empty())
	{
		const Finished list =
		    run({.argv = {sandbox.runtime, "ps", "--filter", "label=" + state_label(), "--format", "{{.Names}}"},
		         .limit_ms = list_limit_ms});
		if (list.ok() && !list.too_long)
			for (const std::string &name : split_lines(list.out))
				known->second.insert(name);
	}
	return known->second.contains(sandbox.container);
}

} // namespace ride
