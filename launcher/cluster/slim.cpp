/*
 * By name alone: OID_fsm and OID_vm of objects that initdb made, and pg_internal.init.
 *
 * Pure C++.
 */
#include "launcher/cluster/slim.hpp"

#include <charconv>
#include <string>
#include <system_error>
#include <vector>

#include "launcher/system/failure.hpp"
#include "launcher/system/files.hpp"

namespace fs = std::filesystem;

namespace ride
{
namespace
{

constexpr unsigned first_normal_oid = 16384;

bool is_missed_by_nobody(const std::string &name)
{
	if (name == "pg_internal.init")
		return true;
	unsigned oid = 0;
	const auto [rest, error] = std::from_chars(name.data(), name.data() + name.size(), oid);
	const std::string fork(rest, name.data() + name.size());
	return error == std::errc() && oid < first_normal_oid && (fork == "_fsm" || fork == "_vm");
}

} // namespace

void slim(const fs::path &data)
{
	std::vector<fs::path> doomed;
	std::error_code error;
	for (const char *part : {"base", "global"})
	{
		for (fs::recursive_directory_iterator it(data / part, error), end; !error && it != end; it.increment(error))
			if (is_missed_by_nobody(it->path().filename().string()))
				doomed.push_back(it->path());
		if (error)
			throw system_failure(error.value(), "cannot read the folder " + (data / part).string());
	}
	for (const fs::path &file : doomed)
		remove_tree(file);
}

} // namespace ride
