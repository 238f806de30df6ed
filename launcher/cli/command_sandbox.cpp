/*
 * ride sandbox: process 1 of a container. Boots one sandbox and stays with it.
 *
 *     at a terminal: briefing, psql, and the end        without one: serves until it is told to stop
 *
 * Pure C++ over POSIX. Being process 1, it also buries whatever ends in the container.
 */
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "launcher/cli/cli.hpp"
#include "launcher/system/connection.hpp"
#include "launcher/sandbox/container.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/system/interrupt.hpp"
#include "launcher/cluster/keeper.hpp"
#include "launcher/terminal/output.hpp"
#include "launcher/system/paths.hpp"
#include "launcher/sandbox/play.hpp"
#include "launcher/system/process.hpp"
#include "launcher/sandbox/psql.hpp"
#include "launcher/sandbox/runtime_local.hpp"
#include "launcher/sandbox/scenarios.hpp"
#include "launcher/cluster/server.hpp"
#include "launcher/cluster/snapshot.hpp"

namespace fs = std::filesystem;

namespace ride
{
namespace
{

constexpr const char *only_name = "incident"; /* when nobody gave it one */
constexpr int look_every_ms = 20;
constexpr std::chrono::seconds patience{80};

struct SandboxOptions
{
	std::string id, name, socket;
	unsigned seed = 0;
	bool exam = false, wait = false, healthy = false, prewarm = false;
};

/* Taken out of the environment, so that no child has it. */
std::string take_password()
{
	const char *given = std::getenv("RIDE_PASSWORD");
	std::string password = given ? given : "";
	unsetenv("RIDE_PASSWORD");
	return password;
}

/* The armed incident answers the operator. */
bool is_healthy(const std::string &name)
{
	const auto sandbox = find_sandbox(name);
	if (!sandbox || sandbox->state != SandboxState::live)
		return false;
	Connection operator_ = connect_as_superuser({.data = sandbox->data(),
	                                             .log = sandbox->log(),
	                                             .socket_folder = sandbox->socket_folder,
	                                             .port = sandbox->port});
	const Rows phase = operator_.query("SELECT DISTINCT phase FROM ride.status()");
	return phase.rows.size() == 1 && (phase.rows[0][0] == "live" || phase.rows[0][0] == "submitted");
}

ExitStatus wait_until_live(const std::string &name)
{
	const InterruptGuard guard;
	const auto deadline = std::chrono::steady_clock::now() + patience;
	for (;;)
	{
		const auto sandbox = find_sandbox(name);
		if (sandbox && sandbox->state == SandboxState::live)
			return ExitStatus::success;
		if (std::chrono::steady_clock::now() > deadline)
			throw Failure(ExitStatus::sandbox_down, "sandbox " + name + " is not live");
		pause_interruptibly(look_every_ms);
	}
}

/* The snapshot of every incident's seed 0 into the cache, when an image is built. */
ExitStatus prewarm()
{
	make_paths();
	const model::Catalogue catalogue = open_catalogue();
	const ServerInstallation server = choose_server(std::nullopt);
	for (const std::string &id : catalogue.ids())
	{
		Keeper keeper;
		Progress progress;
		const fs::path copy = paths().state / "prewarm";
		keeper.own(copy);
		provide_cluster({server, catalogue.folder(), id, 0}, keeper, progress, copy);
		std::cout << "prepared " << id << '\n';
	}
	return ExitStatus::success;
}

/* What ended, if it was that child; everything else that ended is buried unasked. */
std::optional<int> bury(pid_t child)
{
	std::optional<int> status;
	int ended = 0;
	for (pid_t pid; (pid = waitpid(-1, &ended, WNOHANG)) > 0;)
		if (pid == child)
			status = ended;
	return status;
}

/* A reset through `ride` in the same container ends the server and boots another: that is no reason to leave. */
void serve(const std::string &name)
{
	for (;;)
	{
		bury(0);
		const auto sandbox = find_sandbox(name);
		if (!sandbox)
			return; /* somebody stopped it */
		if (sandbox->state == SandboxState::down)
			throw Failure(ExitStatus::sandbox_down, "the server of sandbox " + name + " ended", {},
			              last_lines(sandbox->log(), 12));
		pause_interruptibly(10 * look_every_ms);
	}
}

/* The terminal is psql's while it runs, its Ctrl-C too. */
ExitStatus let_play(const Sandbox &sandbox)
{
	const Command psql = psql_command(sandbox, "postgres", {});
	for (const int number : {SIGINT, SIGQUIT})
		signal(number, SIG_IGN);
	const pid_t child = fork();
	if (child < 0)
		throw system_failure(errno, "cannot start psql");
	if (child == 0)
	{
		for (const int number : {SIGINT, SIGQUIT})
			signal(number, SIG_DFL);
		try
		{
			execute(psql);
		}
		catch (const Failure &failure)
		{
			print_failure(failure);
		}
		_exit(static_cast<int>(ExitStatus::not_installed));
	}
	for (;;)
	{
		if (const auto status = bury(child))
			return WIFEXITED(*status) && WEXITSTATUS(*status) == 0 ? ExitStatus::success : ExitStatus::failure;
		pause_interruptibly(look_every_ms);
	}
}

/* Until the player leaves, or somebody tells the container to stop. */
ExitStatus stay(const Sandbox &sandbox)
{
	const InterruptGuard guard;
	try
	{
		if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
			return let_play(sandbox);
		serve(sandbox.name);
	}
	catch (const Interrupted &)
	{
		return ExitStatus::success;
	}
	return ExitStatus::success;
}

ExitStatus run_sandbox(const SandboxOptions &options)
{
	const std::string password = take_password();
	if (options.healthy)
		return is_healthy(options.name.empty() ? choose_sandbox("").name : options.name) ? ExitStatus::success
		                                                                                 : ExitStatus::sandbox_down;
	if (options.prewarm)
		return prewarm();
	if (options.wait)
		return wait_until_live(options.name.empty() ? only_name : options.name);
	if (options.id.empty())
		throw Failure(ExitStatus::usage, "which incident?",
		              "name one: docker run --rm -it ride:NN 09/09; ride list shows them");
	const model::Catalogue catalogue = open_catalogue();
	const std::string id = resolve_id(catalogue, options.id);
	const model::Scenario scenario = load_scenario(catalogue, id, options.seed);
	Sandbox sandbox;
	{
		Progress progress;
		sandbox = LocalRuntime().start({.id = id,
		                                .title = scenario.title,
		                                .seed = options.seed,
		                                .name = options.name.empty() ? only_name : options.name,
		                                .exam = options.exam,
		                                .scenarios = catalogue.folder(),
		                                .listen = options.socket.empty() ? "*" : "",
		                                .port = port_inside,
		                                .password = password,
		                                .shared_folder = options.socket},
		                               progress);
	}
	print_start(sandbox, scenario);
	std::cout << std::flush;
	const ExitStatus status = stay(sandbox);
	if (find_sandbox(sandbox.name))
		stop_sandbox(sandbox.name);
	return status;
}

} // namespace

void add_sandbox_command(CLI::App &parent)
{
	CLI::App *command = parent.add_subcommand("sandbox", "The process that a container of ride runs");
	auto options = std::make_shared<SandboxOptions>();
	command->add_option("ID", options->id, "stage-NN/NN-slug, NN/NN, or a part of the slug");
	command->add_option("--seed", options->seed, "Which variation of the incident")->capture_default_str();
	command->add_option("--name", options->name, "The sandbox's name (default: incident)");
	command->add_option("--socket", options->socket, "No TCP: the on-call connects through a socket in this folder");
	command->add_flag("--exam", options->exam, "No score and no hints before submit");
	command->add_flag("--wait", options->wait, "Wait until the sandbox of that name is live");
	command->add_flag("--healthy", options->healthy, "Whether the incident is armed, for a health check");
	command->add_flag("--prewarm", options->prewarm, "Prepare seed 0 of every incident in the cache, for an image");
	command->footer("Example:\n  docker run --rm -it ride:17 stage-09/09-schema-drift-between-tenant-databases");
	command->callback([options] { finish(run_sandbox(*options)); });
}

} // namespace ride
