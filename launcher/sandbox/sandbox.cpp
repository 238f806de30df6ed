/*
 * The record: JSON, written whole.
 *
 * Pure C++.
 */
#include "launcher/sandbox/sandbox.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <ctime>
#include <limits>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "launcher/cluster/memory.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/system/files.hpp"
#include "launcher/system/paths.hpp"
#include "model/scenario.hpp"

using nlohmann::json;
namespace fs = std::filesystem;

namespace ride
{
namespace
{

constexpr std::size_t name_max = 32;
constexpr unsigned password_bytes = 16;

fs::path record_of(const std::string &name)
{
	return sandbox_folder(name) / "record.json";
}

[[noreturn]] void refuse(const std::string &key, const json &value)
{
	throw std::invalid_argument("its \"" + key + "\" cannot be " +
	                            value.dump(-1, ' ', false, json::error_handler_t::replace));
}

/* The library would bend any other number to fit. */
template <typename Number>
Number whole_number(const json &record, const char *key, std::uint64_t from, std::uint64_t to)
{
	const json &value = record.at(key);
	if (!value.is_number_unsigned() || value.get<std::uint64_t>() < from || value.get<std::uint64_t>() > to)
		refuse(key, value);
	return value.get<Number>();
}

/* Folders are removed with all that is in them: none is relative to wherever ride happens to be called. */
fs::path folder_in(const json &record, const char *key)
{
	const fs::path folder = record.at(key).get<std::string>();
	if (!folder.empty() && !folder.is_absolute())
		refuse(key, record.at(key));
	return folder;
}

SandboxState state_in(const json &record)
{
	for (const SandboxState state : {SandboxState::starting, SandboxState::live, SandboxState::resetting})
		if (record.at("state") == to_text(state))
			return state;
	refuse("state", record.at("state"));
}

/* Strict, since folders are removed and processes are signalled by what stands here. */
Sandbox sandbox_of(const std::string &name, const json &record)
{
	constexpr std::uint64_t most_pid = std::numeric_limits<pid_t>::max(), most = std::numeric_limits<int>::max();
	Sandbox sandbox;
	record.at("name").get_to(sandbox.name);
	if (sandbox.name != name)
		refuse("name", record.at("name"));
	record.at("id").get_to(sandbox.id);
	record.at("title").get_to(sandbox.title);
	sandbox.seed = whole_number<unsigned>(record, "seed", 0, std::numeric_limits<unsigned>::max());
	record.at("runtime").get_to(sandbox.runtime);
	sandbox.major = whole_number<int>(record, "pg", 0, most);
	record.at("exam").get_to(sandbox.exam);
	record.at("attached").get_to(sandbox.attached);
	sandbox.state = state_in(record);
	sandbox.port = whole_number<int>(record, "port", 0, 65535);
	record.at("password").get_to(sandbox.password);
	record.at("listen").get_to(sandbox.listen);
	sandbox.shared_folder = folder_in(record, "shared_folder");
	record.at("container").get_to(sandbox.container);
	if (record.contains("in_memory")) /* not in the records of rides that kept everything on disk */
		record["in_memory"].get_to(sandbox.in_memory);
	/* After a reboot somebody else may be there first: what lies there then is not ours, and the cluster is gone. */
	sandbox.in_memory = sandbox.in_memory && memory_is_ours();
	sandbox.bindir = record.at("bindir").get<std::string>();
	sandbox.scenarios = record.at("scenarios").get<std::string>();
	sandbox.socket_folder = folder_in(record, "socket_folder");
	sandbox.postmaster = whole_number<pid_t>(record, "postmaster", 0, most_pid);
	sandbox.postmaster_ticks =
	    whole_number<unsigned long long>(record, "postmaster_ticks", 0, std::numeric_limits<unsigned long long>::max());
	if (sandbox.postmaster_ticks == 0)
		sandbox.postmaster = 0; /* without its start time, a pid may be anybody's */
	record.at("since").get_to(sandbox.since);
	return sandbox;
}

} // namespace

fs::path sandbox_folder(const std::string &name)
{
	return paths().state / name;
}

fs::path Sandbox::folder() const
{
	return sandbox_folder(name);
}

fs::path Sandbox::cluster_folder() const
{
	return in_memory ? place_in_memory(name) : folder();
}

std::string Sandbox::host() const
{
	return listen.empty() ? shared_folder.string() : "127.0.0.1";
}

std::string Sandbox::uri() const
{
	if (listen.empty())
		return "postgresql://oncall@/postgres?host=" + host() + "&port=" + std::to_string(port);
	return "postgresql://oncall@127.0.0.1:" + std::to_string(port) + "/postgres";
}

const char *to_text(SandboxState state)
{
	switch (state)
	{
		case SandboxState::starting:
			return "starting";
		case SandboxState::live:
			return "live";
		case SandboxState::resetting:
			return "resetting";
		case SandboxState::down:
			return "down";
	}
	return "";
}

bool is_valid_name(const std::string &name)
{
	return !name.empty() && name.size() <= name_max && name.front() != '-' &&
	       std::all_of(name.begin(), name.end(),
	                   [](unsigned char c) { return std::islower(c) || std::isdigit(c) || c == '-'; });
}

void require_valid_name(const std::string &name)
{
	if (!is_valid_name(name))
		throw Failure(ExitStatus::usage, "\"" + name + "\" is no name for a sandbox",
		              "use 1 to " + std::to_string(name_max) + " of a-z, 0-9 and -, not beginning with -");
}

std::string new_password()
{
	return random_hex(password_bytes);
}

std::string now_utc()
{
	const std::time_t now = std::time(nullptr);
	std::tm parts;
	gmtime_r(&now, &parts);
	char text[32];
	std::strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &parts);
	return text;
}

std::string default_name(const std::string &id)
{
	std::string name = model::short_id(id);
	std::replace(name.begin(), name.end(), '/', '-');
	return name;
}

void save(const Sandbox &sandbox)
{
	const json record{{"name", sandbox.name},
	                  {"id", sandbox.id},
	                  {"title", sandbox.title},
	                  {"seed", sandbox.seed},
	                  {"runtime", sandbox.runtime},
	                  {"pg", sandbox.major},
	                  {"exam", sandbox.exam},
	                  {"attached", sandbox.attached},
	                  {"state", to_text(sandbox.state)},
	                  {"port", sandbox.port},
	                  {"password", sandbox.password},
	                  {"listen", sandbox.listen},
	                  {"shared_folder", sandbox.shared_folder.string()},
	                  {"container", sandbox.container},
	                  {"in_memory", sandbox.in_memory},
	                  {"bindir", sandbox.bindir.string()},
	                  {"scenarios", sandbox.scenarios.string()},
	                  {"socket_folder", sandbox.socket_folder.string()},
	                  {"postmaster", sandbox.postmaster},
	                  {"postmaster_ticks", sandbox.postmaster_ticks},
	                  {"since", sandbox.since}};
	write_file(record_of(sandbox.name), record.dump(1, '\t') + "\n", 0600);
}

std::optional<Sandbox> read_record(const std::string &name)
{
	const auto text = read_file_if_there(record_of(name));
	if (!text)
		return std::nullopt;
	try
	{
		return sandbox_of(name, json::parse(*text));
	}
	catch (const std::exception &error) /* the library's, and what is refused here */
	{
		throw Failure(
		    ExitStatus::failure, "cannot read " + record_of(name).string() + ": " + error.what(),
		    "another version of ride may have written it; use that one, or end its server and remove the folder");
	}
}

} // namespace ride
