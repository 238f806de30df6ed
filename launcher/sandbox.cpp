/*
 * The record: JSON, written whole.
 *
 * Pure C++.
 */
#include "launcher/sandbox.hpp"

#include <algorithm>
#include <cctype>
#include <ctime>

#include <nlohmann/json.hpp>

#include "launcher/failure.hpp"
#include "launcher/files.hpp"
#include "launcher/paths.hpp"
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

Sandbox from_json(const json &record)
{
	Sandbox sandbox;
	record.at("name").get_to(sandbox.name);
	record.at("id").get_to(sandbox.id);
	record.at("title").get_to(sandbox.title);
	record.at("seed").get_to(sandbox.seed);
	record.at("runtime").get_to(sandbox.runtime);
	record.at("pg").get_to(sandbox.major);
	record.at("exam").get_to(sandbox.exam);
	record.at("attached").get_to(sandbox.attached);
	for (const SandboxState state : {SandboxState::starting, SandboxState::live, SandboxState::resetting})
		if (record.at("state") == to_text(state))
			sandbox.state = state;
	record.at("port").get_to(sandbox.port);
	record.at("password").get_to(sandbox.password);
	record.at("listen").get_to(sandbox.listen);
	sandbox.shared_folder = record.at("shared_folder").get<std::string>();
	record.at("container").get_to(sandbox.container);
	sandbox.bindir = record.at("bindir").get<std::string>();
	sandbox.scenarios = record.at("scenarios").get<std::string>();
	sandbox.socket_folder = record.at("socket_folder").get<std::string>();
	record.at("postmaster").get_to(sandbox.postmaster);
	record.at("postmaster_ticks").get_to(sandbox.postmaster_ticks);
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
		return from_json(json::parse(*text));
	}
	catch (const json::exception &error)
	{
		throw Failure(
		    ExitStatus::failure, "cannot read " + record_of(name).string() + ": " + error.what(),
		    "another version of ride may have written it; use that one, or end its server and remove the folder");
	}
}

} // namespace ride
