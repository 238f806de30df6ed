/*
 * A private copy of the shipped scenarios, one file of which is what the fuzzer made up.
 *
 * Test code, no server.
 */
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ride::test
{

class ScenarioCopy
{
public:
	ScenarioCopy();
	~ScenarioCopy();
	ScenarioCopy(const ScenarioCopy &) = delete;
	ScenarioCopy &operator=(const ScenarioCopy &) = delete;

	const std::filesystem::path &path() const { return path_; }

	/* The id of the shipped scenario whose texts and seeds such a scenario.toml goes with: by its title, else the first. */
	const std::string &id_for(std::string_view toml) const;
	const std::vector<std::string> &ids() const { return ids_; }

	/* Files by their path below the folder. */
	void write(const std::string &file, std::string_view text) const;
	std::string read(const std::string &file) const;

private:
	std::filesystem::path path_;
	std::vector<std::string> ids_, titles_;
};

} // namespace ride::test
