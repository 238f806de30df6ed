/*
 * Detection, and what the engines' error messages mean.
 *
 * Pure C++; the launcher process.
 */
#include "launcher/engine/engine.hpp"

#include <array>
#include <filesystem>
#include <set>
#include <sstream>

#include "launcher/engine/image.hpp"
#include "launcher/terminal/output.hpp"

namespace fs = std::filesystem;

namespace ride
{
namespace
{

constexpr int probe_limit_ms = 10000;
constexpr int command_limit_ms = 120000;
constexpr std::size_t build_tail_lines = 25;
constexpr int build_grace_ms = 20000;

bool has_any(const std::string &text, std::initializer_list<const char *> parts)
{
	for (const char *part : parts)
		if (text.find(part) != std::string::npos)
			return true;
	return false;
}

std::string first_line(const std::string &text)
{
	return text.substr(0, text.find('\n'));
}

std::string trimmed(std::string text)
{
	while (!text.empty() && (text.back() == '\n' || text.back() == ' '))
		text.pop_back();
	return text;
}

std::string mend(const std::string &program, const std::string &said)
{
	if (program == "podman")
		return "see what `podman info` says";
	return said.find("permission denied") != std::string::npos
	           ? "join the group docker (and log in again), or use sudo, or --runtime podman or local"
	           : "start it: systemctl start docker; or use --runtime podman or local";
}

/*
 * Where cgroups are hybrid, crun does not start a container and runc does. Only podman has a choice that is
 * made anew for each command.
 */
std::vector<std::string> runtime_options(const std::string &program)
{
	const Finished info =
	    run({.argv = {program, "info", "--format", "{{.Host.OCIRuntime.Name}} {{.Host.CgroupsVersion}}"},
	         .limit_ms = probe_limit_ms});
	if (info.ok() && trimmed(info.out) == "crun v1" && !find_program("runc").empty())
		return {"--runtime", "runc"};
	return {};
}

} // namespace

Engine::Engine(const std::string &program) : program_(program)
{
	if (find_program(program).empty())
		throw Failure(ExitStatus::runtime_missing, program + " is not installed",
		              "install " + std::string(program == "docker" ? "docker.io" : program) +
		                  ", or use --runtime local");
	const Finished name = run({.argv = {program, "--version"}, .limit_ms = probe_limit_ms});
	podman_ = name.out.find("podman") != std::string::npos;
	const Finished answer =
	    run({.argv = {program, "version", "--format", "{{.Server.Version}}"}, .limit_ms = probe_limit_ms});
	version_ = first_line(trimmed(answer.out));
	if (answer.too_long || !answer.ok() || version_.empty())
		throw Failure(ExitStatus::runtime_missing,
		              program + " is installed, but its engine does not answer (asked: " + program + " version)",
		              mend(program, answer.err), trimmed(answer.err));
	if (podman_)
		options_ = runtime_options(program);
}

std::vector<std::string> Engine::with(const std::vector<std::string> &arguments) const
{
	std::vector<std::string> argv{program_};
	argv.insert(argv.end(), options_.begin(), options_.end());
	argv.insert(argv.end(), arguments.begin(), arguments.end());
	return argv;
}

Finished Engine::ask(const std::vector<std::string> &arguments, int limit_ms) const
{
	return run({.argv = with(arguments), .limit_ms = limit_ms});
}

std::string Engine::expect(const std::vector<std::string> &arguments, const std::string &doing) const
{
	const Finished finished = ask(arguments, command_limit_ms);
	if (finished.too_long || !finished.ok())
		throw explain(finished, doing);
	return trimmed(finished.out);
}

std::string Engine::finish(Command command, const std::string &doing) const
{
	command.argv = with(command.argv);
	command.uninterrupted = true;
	command.limit_ms = command_limit_ms;
	const Finished finished = run(command);
	if (finished.too_long || !finished.ok())
		throw explain(finished, doing);
	return trimmed(finished.out);
}

std::set<std::string> Engine::working_containers() const
{
	std::set<std::string> ids;
	if (!podman_)
		return ids;
	std::istringstream list(
	    finish({.argv = {"ps", "--all", "--external", "--format", "{{.ID}} {{.Command}}"}}, "listing containers"));
	for (std::string line; std::getline(list, line);)
		if (line.find(" buildah") != std::string::npos)
			ids.insert(line.substr(0, line.find(' ')));
	return ids;
}

void Engine::build(const std::vector<std::string> &arguments,
                   const std::function<void(const std::string &)> &says) const
{
	std::vector<std::string> tail;
	std::string line;
	Command command{.argv = with(arguments), .grace_ms = build_grace_ms};
	command.hears = [&](std::string_view text, bool)
	{
		for (const char c : text)
		{
			if (c != '\n' && c != '\r')
			{
				line += c;
				continue;
			}
			if (line.empty())
				continue;
			says(line);
			tail.push_back(std::move(line));
			line.clear();
			if (tail.size() > build_tail_lines)
				tail.erase(tail.begin());
		}
	};
	const std::set<std::string> before = working_containers();
	Finished finished;
	try
	{
		finished = run(command);
	}
	catch (...)
	{
		for (const std::string &container : working_containers())
			if (!before.contains(container))
				finish({.argv = {"rm", "--force", container}}, "removing a container of the build");
		throw;
	}
	if (finished.ok())
		return;
	tail.push_back(line);
	finished.err.clear();
	for (const std::string &one : tail)
		finished.err += one + "\n";
	throw explain(finished, "building the image");
}

Failure Engine::explain(const Finished &finished, const std::string &doing) const
{
	const std::string said = trimmed(finished.err);
	if (finished.too_long)
		return {ExitStatus::runtime_missing, program_ + " did not answer in time while " + doing, mend(program_, said),
		        said};
	if (has_any(said, {"no space left on device", "No space left on device"}))
		return disk_full(doing, said);
	if (has_any(said, {"Cannot connect to the Docker daemon", "error during connect", "Is the docker daemon running",
	                   "permission denied while trying to connect", "Cannot connect to Podman", "connection refused"}))
		return {ExitStatus::runtime_missing, "the engine of " + program_ + " went away while " + doing,
		        mend(program_, said), said};
	if (has_any(said, {"No such image", "no such image", "image not known", "Unable to find image"}))
		return {ExitStatus::image_missing, "the image is not there", "ride image build makes it", said};
	if (has_any(said, {"port is already allocated", "address already in use", "ports are not available"}))
		return {ExitStatus::port_in_use, "the sandbox's port is taken by another program",
		        "see which: ss -ltnp; then try again", said};
	return {ExitStatus::failure, program_ + " " + describe_status(finished.status) + " while " + doing, {}, said};
}

std::optional<Engine> find_engine_with_image()
{
	for (const char *program : {"docker", "podman"})
		try
		{
			Engine engine(program);
			if (!images_of(engine).empty())
				return engine;
		}
		catch (const Interrupted &)
		{
			throw;
		}
		catch (const Failure &)
		{
			continue; /* auto asks for what works; who wants to know why not asks ride doctor */
		}
	return std::nullopt;
}

} // namespace ride
