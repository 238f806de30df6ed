/*
 * Create, follow, remove.
 *
 * Pure C++; the launcher process.
 */
#include "launcher/exam/exam_container.hpp"

#include <cstdlib>
#include <iostream>

#include "launcher/sandbox/container.hpp"
#include "launcher/exam/exam_workers.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/system/files.hpp"
#include "launcher/engine/image.hpp"
#include "launcher/system/interrupt.hpp"
#include "launcher/system/paths.hpp"

namespace fs = std::filesystem;

namespace ride
{
namespace
{

constexpr int end_grace_ms = 10000;
constexpr const char *report_inside = "/run/oncall/junit.xml";

ExitStatus follow(const Engine &engine, const std::string &container)
{
	Command command{.argv = engine.with({"start", "--attach", container}), .grace_ms = end_grace_ms};
	command.hears = [](std::string_view text, bool is_error)
	{ (is_error ? std::cerr : std::cout) << text << std::flush; };
	const Finished attached = run(command);
	/* The engine's own exit status may be its own trouble: the container's is asked for. */
	const Finished ended = engine.ask({"wait", container}, end_grace_ms);
	if (ended.too_long)
		throw Failure(ExitStatus::failure, "the container of the exams was lost sight of while it runs");
	if (!ended.ok())
		throw engine.explain(ended, "waiting for the container of the exams");
	const int code = std::atoi(ended.out.c_str());
	if (code == 0 && !attached.ok()) /* one that never ran has ended with 0 as well */
		throw Failure(ExitStatus::failure,
		              "the container of the exams did not run, or could not be watched to its end");
	for (const ExitMeaning &meaning : exit_meanings)
		if (code == static_cast<int>(meaning.status))
			return meaning.status;
	throw Failure(ExitStatus::failure, "the container of the exams ended with status " + std::to_string(code));
}

} // namespace

ExitStatus run_exams_in_container(const Engine &engine, const ContainerExams &exams)
{
	const InterruptGuard guard;
	make_paths();
	const Image image = choose_image(engine, exams.major);
	Sandbox label;
	label.name = "exams";
	const std::string container = new_container_name(label.name);
	std::vector<std::string> argv{"create", "--pull=never", "--name=" + container, "--entrypoint=ride"};
	append(argv, labels_of(label));
	append(argv, confinement(engine, false, exams.jobs + waiting_at_once));
	append(argv, own_scenarios());
	fs::path shared;
	if (!exams.junit.empty())
	{
		shared = new_socket_folder();
		make_folder(shared, 0700);
		make_folder(shared / "s", 0777);
		argv.push_back("--volume=" + (shared / "s").string() + ":" + fs::path(report_inside).parent_path().string());
	}
	append(argv, {image.name, "scenario", "exam", "--jobs", std::to_string(exams.jobs)});
	append(argv, exams.arguments);
	if (!exams.junit.empty())
		append(argv, {"--junit", report_inside});
	const auto clean_up = [&]
	{
		remove_container(engine, container);
		if (!shared.empty())
			remove_tree(shared);
	};
	try
	{
		engine.finish({.argv = argv}, "creating a container for the exams");
		check_interrupt();
		const ExitStatus status = follow(engine, container);
		if (!exams.junit.empty())
			write_file(exams.junit, read_file(shared / "s" / fs::path(report_inside).filename()), 0644);
		clean_up();
		return status;
	}
	catch (...)
	{
		clean_up();
		throw;
	}
}

} // namespace ride
