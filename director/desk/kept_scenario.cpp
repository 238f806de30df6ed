/*
 * The scenario as it was planted.
 *
 * Pure C++; director only.
 */
#include <filesystem>

#include "director/failure.hpp"
#include "director/desk/kept_scenario.hpp"

namespace ride
{

namespace
{

namespace fs = std::filesystem;

/* Its exams stay behind: they are no part of what is played. */
void copy_scenario(const fs::path &from, const std::string &id, const fs::path &to)
{
	fs::remove_all(to);
	fs::create_directories(to / id);
	for (const fs::directory_entry &entry : fs::directory_iterator(from))
		if (entry.is_regular_file() && entry.path().extension() == ".toml")
			fs::copy_file(entry.path(), to / entry.path().filename());
	if (fs::is_directory(from / "common"))
		fs::copy(from / "common", to / "common", fs::copy_options::recursive);
	for (const fs::directory_entry &entry : fs::directory_iterator(from / id))
		if (entry.path().filename() != "exam")
			fs::copy(entry.path(), to / id / entry.path().filename(), fs::copy_options::recursive);
}

} // namespace

void keep_scenario(const std::string &from, const std::string &id, const std::string &to)
{
	try
	{
		copy_scenario(from, id, to);
	}
	catch (const fs::filesystem_error &error)
	{
		throw Failure(sqlstate::io_error, "the files of " + id + " cannot be kept", error.what(),
		              "The server must be able to read the scenarios folder and to write its own data directory.");
	}
}

void forget_scenario(const std::string &kept)
{
	std::error_code ignored; /* the next one that is kept replaces it, and says so if that cannot be */
	fs::remove_all(kept, ignored);
}

} // namespace ride
