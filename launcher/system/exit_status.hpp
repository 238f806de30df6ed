/*
 * The exit codes of `ride`: one enum, listed with their meaning in `ride --help`.
 *
 * Pure C++. A program may rely on these numbers; never renumber one.
 */
#pragma once

#include <array>

namespace ride
{

enum class ExitStatus : int
{
	success = 0,
	failure = 1,
	usage = 2,
	unknown_scenario = 3,
	unknown_sandbox = 4,
	name_taken = 5,
	not_installed = 6,
	server_error = 7,
	broken_scenario = 8,
	below_minimum = 9,
	port_in_use = 10,
	disk_full = 11,
	runtime_missing = 12,
	exam_failed = 13,
	sandbox_down = 14,
	not_confirmed = 15,
	image_missing = 16,
	interrupted = 130
};

struct ExitMeaning
{
	ExitStatus status;
	const char *says;
};

inline constexpr std::array exit_meanings{
    ExitMeaning{ExitStatus::success, "done"},
    ExitMeaning{ExitStatus::failure, "something else failed; the message says what"},
    ExitMeaning{ExitStatus::usage, "wrong command line"},
    ExitMeaning{ExitStatus::unknown_scenario, "no such scenario, or no such seed of it"},
    ExitMeaning{ExitStatus::unknown_sandbox, "no such sandbox, or several and none named"},
    ExitMeaning{ExitStatus::name_taken, "a sandbox of that name exists, or is busy"},
    ExitMeaning{ExitStatus::not_installed, "PostgreSQL, the ride module or the scenarios are missing"},
    ExitMeaning{ExitStatus::server_error, "the server refused or did not start"},
    ExitMeaning{ExitStatus::broken_scenario, "a scenario's files are wrong"},
    ExitMeaning{ExitStatus::below_minimum, "the score is below --min"},
    ExitMeaning{ExitStatus::port_in_use, "the sandbox's port is taken by another program"},
    ExitMeaning{ExitStatus::disk_full, "no space left on the device"},
    ExitMeaning{ExitStatus::runtime_missing, "that runtime is not available"},
    ExitMeaning{ExitStatus::exam_failed, "an exam did not get its card"},
    ExitMeaning{ExitStatus::sandbox_down, "the sandbox's server is not running"},
    ExitMeaning{ExitStatus::not_confirmed, "not confirmed"},
    ExitMeaning{ExitStatus::image_missing, "the container image is missing"},
    ExitMeaning{ExitStatus::interrupted, "interrupted; nothing was left behind"},
};

} // namespace ride
