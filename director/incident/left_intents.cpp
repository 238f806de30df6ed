/*
 * What transactions of applications were about to write, of which the director that saw it has kept nothing.
 *
 * Pure C++; director only.
 */
#include "director/incident/left_intents.hpp"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "director/failure.hpp"

namespace ride
{

namespace
{

constexpr std::string_view prefix = "intent.";

/* 0: no file of an intent's. */
int pid_of(const std::string &name)
{
	int pid = 0;
	if (!name.starts_with(prefix))
		return 0;
	const char *const begin = name.data() + prefix.size();
	const char *const end = name.data() + name.size();
	const auto [at, problem] = std::from_chars(begin, end, pid);
	return problem == std::errc() && at == end ? pid : 0;
}

} // namespace

std::vector<LeftIntent> left_intents(const std::string &folder, const std::set<int> &ours)
{
	std::vector<LeftIntent> intents;
	for (const std::filesystem::directory_entry &file : std::filesystem::directory_iterator(folder))
	{
		LeftIntent intent;
		intent.pid = pid_of(file.path().filename().string());
		if (intent.pid == 0 || ours.count(intent.pid) != 0)
			continue;
		std::ifstream lines(file.path());
		if (!lines && !std::filesystem::exists(file.path()))
			continue; /* an earlier director has not ended yet, and has kept it */
		if (!lines)
			throw Failure(sqlstate::io_error, "could not read what a session was about to write", file.path().string(),
			              "The server's own user must be able to read this file.");
		std::getline(lines, intent.database);
		for (std::string line; std::getline(lines, line);)
			intent.documents.push_back(line);
		intents.push_back(std::move(intent));
	}
	return intents;
}

void forget_intent(const std::string &folder, int pid)
{
	std::filesystem::remove(std::filesystem::path(folder) / (std::string(prefix) + std::to_string(pid)));
}

} // namespace ride
