/*
 * The exams in one container: the same command, run by the image's own ride, without a network.
 *
 * Pure C++; the launcher process.
 */
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "launcher/engine/engine.hpp"
#include "launcher/system/exit_status.hpp"

namespace ride
{

struct ContainerExams
{
	std::vector<std::string> arguments; /* of `ride scenario exam`, but for what the fields below say */
	std::optional<int> major;
	unsigned jobs = 1;
	std::filesystem::path junit; /* empty: none */
};

/* What it prints comes out here as it comes; returns its exit status. Throws Failure. */
ExitStatus run_exams_in_container(const Engine &engine, const ContainerExams &exams);

} // namespace ride
