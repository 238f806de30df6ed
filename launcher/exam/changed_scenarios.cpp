/*
 * Asking git: what differs from a commit, committed or not, and what it does not know yet.
 */
#include "launcher/exam/changed_scenarios.hpp"

#include "launcher/system/process.hpp"
#include "model/text.hpp"

namespace ride
{
namespace
{

/* "stage-09/08-slug/seed/x.sql" belongs to "stage-09/08-slug"; a file of another form to all of them. */
std::string id_of(const std::string &path)
{
	const std::vector<std::string> parts = model::split(path, '/');
	return parts.size() > 2 && parts[0].starts_with("stage-") ? parts[0] + "/" + parts[1] : "";
}

} // namespace

ChangedScenarios changed_scenarios(const std::filesystem::path &folder, const std::string &commit)
{
	ChangedScenarios changed;
	if (find_program("git").empty())
	{
		changed.why_not = "git is not installed";
		return changed;
	}
	const auto git = [&](std::vector<std::string> arguments)
	{
		arguments.insert(arguments.begin(), {"git", "-C", folder.string()});
		return run({.argv = std::move(arguments)});
	};
	const Finished known = git({"rev-parse", "--verify", "--quiet", "--end-of-options", commit + "^{commit}"});
	if (!known.ok())
	{
		changed.why_not = "git knows no commit " + commit + " in " + folder.string();
		return changed;
	}
	const std::string base = model::split(known.out, '\n').front();
	for (const Finished &listed : {git({"diff", "--name-only", "--no-renames", "--relative", "-z", base, "--", "."}),
	                               git({"ls-files", "--others", "--exclude-standard", "-z"})})
	{
		if (!listed.ok())
		{
			changed.why_not = "git cannot compare with " + commit + ": " + listed.err;
			return changed;
		}
		for (const std::string &path : model::split(listed.out, '\0'))
			if (const std::string id = id_of(path); !id.empty())
				changed.ids.insert(id);
			else
				changed.all = changed.all || !path.empty();
	}
	changed.is_known = true;
	return changed;
}

} // namespace ride
