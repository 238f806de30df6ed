/*
 * ride image build: makes the image that the runtimes docker and podman run.
 */
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "launcher/cli/cli.hpp"
#include "launcher/engine/engine.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/system/files.hpp"
#include "launcher/engine/image.hpp"
#include "launcher/system/installation.hpp"
#include "launcher/system/interrupt.hpp"
#include "launcher/terminal/output.hpp"
#include "launcher/terminal/progress.hpp"

namespace fs = std::filesystem;

namespace ride
{
namespace
{

/* Which of Debian's releases ships which PostgreSQL. */
struct Release
{
	int major;
	const char *base;
};
constexpr std::array releases{Release{15, "debian:bookworm-slim"}, Release{17, "debian:trixie-slim"},
                              Release{18, "debian:sid-slim"}};

struct ImageOptions
{
	std::string engine = "auto", base, context = ".";
	int major = 17;
	bool no_cache = false;
};

std::string base_for(const ImageOptions &options)
{
	if (!options.base.empty())
		return options.base;
	for (const Release &release : releases)
		if (release.major == options.major)
			return release.base;
	throw Failure(ExitStatus::usage, "no release of Debian ships PostgreSQL " + std::to_string(options.major),
	              "build 15, 17 or 18, or name a base image whose packages have it: --base IMAGE");
}

Engine choose_engine(const std::string &name)
{
	if (name != "auto")
		return Engine(name);
	std::string tried;
	for (const char *program : {"docker", "podman"})
		try
		{
			return Engine(program);
		}
		catch (const Interrupted &)
		{
			throw;
		}
		catch (const Failure &failure)
		{
			tried += std::string(failure.what()) + "\n";
		}
	throw Failure(ExitStatus::runtime_missing, "no container engine answers", "install docker.io or podman", tried);
}

fs::path find_context(const std::string &given)
{
	fs::path folder = fs::absolute(given).lexically_normal();
	if (fs::is_regular_file(folder / "image/Containerfile"))
		return folder;
	throw Failure(ExitStatus::not_installed, "there is no image/Containerfile in " + folder.string(),
	              "an image is built from a checkout of ride: go there, or say --context FOLDER");
}

ExitStatus run_build(const ImageOptions &options)
{
	const InterruptGuard guard;
	const std::string base = base_for(options), name = "ride:" + std::to_string(options.major);
	const fs::path context = find_context(options.context);
	const Engine engine = choose_engine(options.engine);
	std::vector<std::string> arguments{"build",
	                                   "--file=" + (context / "image/Containerfile").string(),
	                                   "--build-arg=BASE=" + base,
	                                   "--build-arg=PG_MAJOR=" + std::to_string(options.major),
	                                   "--tag=" + name,
	                                   "--force-rm"};
	if (engine.is_podman())
		arguments.emplace_back("--format=docker"); /* the other one has no health check */
	if (options.no_cache)
		arguments.emplace_back("--no-cache");
	arguments.push_back(context.string());
	{
		Progress progress;
		progress.step("building " + name + " on " + base + " with " + engine.program());
		engine.build(arguments, [&](const std::string &line) { progress.step(line); });
	}
	constexpr double bytes_a_mb = 1e6;
	const std::string size = engine.expect({"image", "inspect", "--format", "{{.Size}}", name}, "measuring it");
	std::cout << "built " << name << ", " << std::lround(std::atof(size.c_str()) / bytes_a_mb)
	          << " MB\n\n  ride postgres start 09/09 --runtime " << engine.program() << " --pg " << options.major
	          << '\n';
	return ExitStatus::success;
}

} // namespace

void add_image_command(CLI::App &parent)
{
	CLI::App *image = parent.add_subcommand("image", "The images that sandboxes in containers run");
	image->require_subcommand(1);
	image->footer("Example:\n  ride image build --pg 17");
	CLI::App *command = image->add_subcommand("build", "Build ride:NN from a checkout of ride");
	auto options = std::make_shared<ImageOptions>();
	command->add_option("--pg", options->major, "Which PostgreSQL: 15, 17 or 18, as Debian ships them")
	    ->check(CLI::Range(oldest_major, newest_major))
	    ->capture_default_str();
	command->add_option("--engine", options->engine, "auto, docker or podman")
	    ->check(CLI::IsMember({"auto", "docker", "podman"}))
	    ->capture_default_str();
	command->add_option("--base", options->base, "The base image (default: the Debian release that ships it)");
	command->add_option("--context", options->context, "The checkout")->capture_default_str();
	command->add_flag("--no-cache", options->no_cache, "Build every step anew");
	command->footer("Example:\n  ride image build --pg 17 --engine docker");
	command->callback([options] { finish(run_build(*options)); });
}

} // namespace ride
