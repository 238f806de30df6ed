/*
 * Create, start, wait until the incident is live; and take all of it back when something goes wrong.
 *
 * Pure C++; the launcher process. Creating and starting are never broken off: an engine goes on with what it was
 * asked, a container that appears after we looked would stay, and a podman killed while it starts one leaves its conmon.
 */
#include "launcher/sandbox/runtime_container.hpp"

#include <cstdlib>

#include "launcher/sandbox/container.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/sandbox/free_port.hpp"
#include "launcher/system/interrupt.hpp"
#include "launcher/terminal/output.hpp"
#include "launcher/system/paths.hpp"

namespace fs = std::filesystem;

namespace ride
{
namespace
{

constexpr int arming_limit_ms = 90000;
constexpr int look_limit_ms = 10000;

/* A private folder, and in it the one that is bound: whoever the container's user is on this host may write there. */
void make_shared_folder(Sandbox &sandbox)
{
	sandbox.socket_folder = new_socket_folder();
	sandbox.shared_folder = sandbox.socket_folder / "s";
	make_folder(sandbox.socket_folder, 0700);
	make_folder(sandbox.shared_folder, 0777);
}

} // namespace

void ContainerRuntime::create(const Sandbox &sandbox, const Image &image)
{
	const bool network = !sandbox.listen.empty();
	std::vector<std::string> argv{"create", "--pull=never", "--name=" + sandbox.container, "--hostname=incident"};
	append(argv, labels_of(sandbox));
	append(argv, confinement(engine_, network));
	if (network)
		argv.push_back("--publish=127.0.0.1:" + std::to_string(sandbox.port) + ":" + std::to_string(port_inside));
	else
		argv.push_back("--volume=" + sandbox.shared_folder.string() + ":" + socket_folder_inside);
	append(argv, own_scenarios());
	argv.emplace_back("--env=RIDE_PASSWORD"); /* its value is in our environment, not on the command line */
	append(argv, {image.name, sandbox.id, "--name", sandbox.name, "--seed", std::to_string(sandbox.seed)});
	if (!network)
		append(argv, {"--socket", socket_folder_inside});
	if (sandbox.exam)
		argv.emplace_back("--exam");
	engine_.finish({.argv = argv, .environment = {{"RIDE_PASSWORD", sandbox.password}}}, "creating the container");
}

/* Process 1 says on the container's log why it gave up, and ends with the exit status of it; soon, if not yet. */
Failure ContainerRuntime::why_it_ended(const Sandbox &sandbox, const Finished &asked) const
{
	const Finished ended = engine_.ask({"wait", sandbox.container}, look_limit_ms);
	if (!ended.too_long && !ended.ok())
		return engine_.explain(ended, "waiting for the container to end");
	const Finished log = engine_.ask({"logs", "--tail", "20", sandbox.container}, look_limit_ms);
	int code = ended.too_long ? 0 : std::atoi(ended.out.c_str());
	if (code == 0)
		code = static_cast<int>(ExitStatus::failure);
	for (const ExitMeaning &meaning : exit_meanings)
		if (static_cast<int>(meaning.status) == code)
			return {meaning.status,
			        "the incident did not come up in the container " + sandbox.container,
			        {},
			        log.out + log.err + asked.err};
	return {ExitStatus::server_error,
	        "the container ended with status " + std::to_string(code) + " while arming",
	        {},
	        log.out + log.err + asked.err};
}

void ContainerRuntime::wait_until_live(const Sandbox &sandbox)
{
	const Finished asked =
	    engine_.ask({"exec", sandbox.container, "ride", "sandbox", "--wait", "--name", sandbox.name}, arming_limit_ms);
	if (asked.too_long)
		throw Failure(ExitStatus::server_error, "the incident is not live after " +
		                                            std::to_string(arming_limit_ms / 1000) + " s in the container");
	if (!asked.ok())
		throw why_it_ended(sandbox, asked);
}

void ContainerRuntime::run_container(Sandbox &sandbox, const Image &image, Progress &progress)
{
	progress.step("starting a container of " + image.name);
	const auto boot = [&]
	{
		save(sandbox); /* with its port: whoever is killed now is cleared up after */
		try
		{
			create(sandbox, image);
			check_interrupt();
			engine_.finish({.argv = {"start", sandbox.container}}, "starting the container");
			check_interrupt();
		}
		catch (...)
		{
			remove_container(engine_, sandbox.container);
			throw;
		}
	};
	if (sandbox.listen.empty() || sandbox.port != 0)
		boot();
	else
		on_free_port(sandbox, boot);
	progress.step("arming the incident");
	wait_until_live(sandbox);
	sandbox.state = SandboxState::live;
	sandbox.since = now_utc();
	save(sandbox);
	check_interrupt();
}

Sandbox ContainerRuntime::start(const StartRequest &request, Progress &progress)
{
	const InterruptGuard guard;
	require_valid_name(request.name);
	const Image image = choose_image(engine_, request.major);
	make_paths();
	FileLock lock = lock_sandbox(request.name);
	require_new(request.name);

	Sandbox sandbox;
	sandbox.name = request.name;
	sandbox.id = request.id;
	sandbox.title = request.title;
	sandbox.seed = request.seed;
	sandbox.runtime = engine_.program();
	sandbox.major = image.major;
	sandbox.exam = request.exam;
	sandbox.password = new_password();
	sandbox.listen = request.listen;
	sandbox.container = new_container_name(request.name);
	sandbox.scenarios = request.scenarios;
	try
	{
		make_folder(sandbox.folder(), 0700);
		save(sandbox);
		if (sandbox.listen.empty())
		{
			make_shared_folder(sandbox);
			sandbox.port = port_inside;
			save(sandbox);
		}
		run_container(sandbox, image, progress);
	}
	catch (...)
	{
		progress.step("cleaning up");
		remove_container(engine_, sandbox.container);
		forget(sandbox, lock);
		throw;
	}
	return sandbox;
}

/* A new container under the same port and password: nothing of the old one can drift into it. */
Sandbox ContainerRuntime::reset(const std::string &name, Progress &progress)
{
	const InterruptGuard guard;
	make_paths();
	const FileLock lock = lock_sandbox(name);
	Sandbox sandbox = existing_sandbox(name);
	const Image image = choose_image(engine_, sandbox.major);
	progress.step("removing the old container");
	sandbox.state = SandboxState::resetting;
	save(sandbox);
	remove_container(engine_, sandbox.container);
	sandbox.container = new_container_name(name);
	try
	{
		run_container(sandbox, image, progress);
	}
	catch (...)
	{
		remove_container(engine_, sandbox.container); /* the record stays: reset may be tried again */
		throw;
	}
	return sandbox;
}

} // namespace ride
