/*
 * Copies the shipped scenarios to a folder of this process.
 *
 * Test code, no server.
 */
#include "scenario_copy.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "model/catalogue.hpp"

namespace ride::test
{

namespace fs = std::filesystem;

ScenarioCopy::ScenarioCopy()
{
	std::string pattern = (fs::temp_directory_path() / "ride-fuzz-XXXXXX").string();
	if (!mkdtemp(pattern.data()))
		throw std::runtime_error("cannot make a folder like " + pattern);
	path_ = pattern;
	fs::copy(RIDE_SCENARIOS, path_, fs::copy_options::recursive);
	const model::Catalogue catalogue(path_);
	for (const model::Entry &entry : catalogue.entries())
	{
		ids_.push_back(entry.id);
		titles_.push_back('"' + entry.title + '"');
	}
}

ScenarioCopy::~ScenarioCopy()
{
	std::error_code ignored;
	fs::remove_all(path_, ignored);
}

const std::string &ScenarioCopy::id_for(std::string_view toml) const
{
	for (std::size_t i = 0; i < ids_.size(); i++)
		if (toml.find(titles_[i]) != std::string_view::npos)
			return ids_[i];
	return ids_.front();
}

void ScenarioCopy::write(const std::string &file, std::string_view text) const
{
	std::ofstream stream(path_ / file, std::ios::binary);
	stream << text;
	if (!stream.flush())
		throw std::runtime_error("cannot write " + file);
}

std::string ScenarioCopy::read(const std::string &file) const
{
	std::ifstream stream(path_ / file, std::ios::binary);
	std::ostringstream text;
	text << stream.rdbuf();
	if (!stream)
		throw std::runtime_error("cannot read " + file);
	return text.str();
}

} // namespace ride::test
