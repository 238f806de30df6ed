/*
 * Records, names, leftovers.
 *
 * Pure C++ over POSIX.
 */
#include "launcher/registry.hpp"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <chrono>
#include <iostream>
#include <set>

#include <nlohmann/json.hpp>
#include <unistd.h>

#include "launcher/failure.hpp"
#include "launcher/interrupt.hpp"
#include "launcher/paths.hpp"
#include "launcher/postmaster.hpp"
#include "model/scenario.hpp"

using nlohmann::json;
namespace fs = std::filesystem;

namespace ride
{
namespace
{

constexpr std::size_t name_max = 32;
constexpr std::chrono::seconds lock_patience{3};

fs::path folder_of(const std::string &name)
{
	return paths().state / name;
}

fs::path lock_of(const std::string &name)
{
	return paths().state / (name + ".lock");
}

fs::path record_of(const std::string &name)
{
	return folder_of(name) / "record.json";
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
	sandbox.bindir = record.at("bindir").get<std::string>();
	sandbox.scenarios = record.at("scenarios").get<std::string>();
	sandbox.socket_folder = record.at("socket_folder").get<std::string>();
	record.at("postmaster").get_to(sandbox.postmaster);
	record.at("postmaster_ticks").get_to(sandbox.postmaster_ticks);
	record.at("since").get_to(sandbox.since);
	return sandbox;
}

/* Nothing for a record that is missing or cut off. */
std::optional<Sandbox> read_record(const std::string &name)
{
	const auto text = read_file_if_there(record_of(name));
	if (!text)
		return std::nullopt;
	try
	{
		return from_json(json::parse(*text));
	}
	catch (const json::exception &)
	{
		return std::nullopt;
	}
}

/* Whoever starts or resets holds the lock: a record in between whose lock is free has lost its launcher. */
bool abandoned(const std::string &name)
{
	return FileLock::try_acquire(lock_of(name)).has_value();
}

void judge_state(Sandbox &sandbox)
{
	if (sandbox.state == SandboxState::resetting && abandoned(sandbox.name))
		sandbox.state = SandboxState::down;
	if (sandbox.state == SandboxState::live && find_postmaster(sandbox) == 0)
		sandbox.state = SandboxState::down;
}

/* A start that never became live, and is nobody's any more. */
void collect(const std::string &name)
{
	auto record = read_record(name);
	if (record && record->state != SandboxState::starting)
		return;
	auto lock = FileLock::try_acquire(lock_of(name));
	if (!lock)
		return;
	record = read_record(name); /* it may have become live before we had the lock */
	if (record && record->state != SandboxState::starting)
		return;
	const bool something = fs::exists(folder_of(name));
	if (!record)
		record.emplace().name = name;
	stop_postmaster(*record);
	forget(*record, *lock);
	if (something)
		std::cerr << "ride: removed what an interrupted start of " << name << " had left\n";
}

} // namespace

fs::path Sandbox::folder() const
{
	return folder_of(name);
}

std::string Sandbox::uri() const
{
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

void require_valid_name(const std::string &name)
{
	const bool good = !name.empty() && name.size() <= name_max && name.front() != '-' &&
	                  std::all_of(name.begin(), name.end(),
	                              [](unsigned char c) { return std::islower(c) || std::isdigit(c) || c == '-'; });
	if (!good)
		throw Failure(ExitStatus::usage, "\"" + name + "\" is no name for a sandbox",
		              "use 1 to " + std::to_string(name_max) + " of a-z, 0-9 and -, not beginning with -");
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
	                  {"bindir", sandbox.bindir.string()},
	                  {"scenarios", sandbox.scenarios.string()},
	                  {"socket_folder", sandbox.socket_folder.string()},
	                  {"postmaster", sandbox.postmaster},
	                  {"postmaster_ticks", sandbox.postmaster_ticks},
	                  {"since", sandbox.since}};
	write_file(record_of(sandbox.name), record.dump(1, '\t') + "\n", 0600);
}

std::optional<Sandbox> find_sandbox(const std::string &name)
{
	auto sandbox = read_record(name);
	if (sandbox)
		judge_state(*sandbox);
	return sandbox;
}

std::vector<Sandbox> all_sandboxes()
{
	std::vector<Sandbox> found;
	std::error_code error; /* no folder yet: no sandboxes */
	for (const auto &entry : fs::directory_iterator(paths().state, error))
		if (entry.is_directory())
			if (auto sandbox = find_sandbox(entry.path().filename().string()))
				found.push_back(std::move(*sandbox));
	if (error && error.value() != ENOENT)
		throw system_failure(error.value(), "cannot read " + paths().state.string());
	std::sort(found.begin(), found.end(), [](const Sandbox &a, const Sandbox &b) { return a.name < b.name; });
	return found;
}

Sandbox choose_sandbox(const std::string &name)
{
	std::vector<Sandbox> all = all_sandboxes();
	if (name.empty())
		std::erase_if(all, [](const Sandbox &sandbox) { return sandbox.attached; });
	std::string names;
	for (const Sandbox &sandbox : all)
		names += (names.empty() ? "" : ", ") + sandbox.name;
	if (name.empty())
	{
		if (all.size() == 1)
			return all.front();
		if (all.empty())
			throw Failure(ExitStatus::unknown_sandbox, "no sandbox is running",
			              "ride list shows the incidents; ride start 09/09 boots one");
		throw Failure(ExitStatus::unknown_sandbox, "several sandboxes are running: " + names,
		              "say which: add its name to the command");
	}
	for (Sandbox &sandbox : all)
		if (sandbox.name == name)
			return sandbox;
	throw Failure(ExitStatus::unknown_sandbox, "there is no sandbox named " + name,
	              all.empty() ? "none is running; ride start 09/09 boots one" : "there is: " + names);
}

void require_live(const Sandbox &sandbox)
{
	switch (sandbox.state)
	{
		case SandboxState::live:
			return;
		case SandboxState::starting:
		case SandboxState::resetting:
			throw Failure(ExitStatus::sandbox_down, "sandbox " + sandbox.name + " is " + to_text(sandbox.state),
			              "try again in a moment");
		case SandboxState::down:
			throw Failure(ExitStatus::sandbox_down, "the server of sandbox " + sandbox.name + " is not running",
			              "ride reset " + sandbox.name + " boots the armed incident again; ride stop " + sandbox.name +
			                  " removes it");
	}
}

FileLock lock_sandbox(const std::string &name)
{
	const auto deadline = std::chrono::steady_clock::now() + lock_patience;
	for (;;)
	{
		if (auto lock = FileLock::try_acquire(lock_of(name)))
			return std::move(*lock);
		if (std::chrono::steady_clock::now() > deadline)
			throw Failure(ExitStatus::name_taken, "another ride is starting, resetting or stopping " + name,
			              "wait until it is done");
		pause_interruptibly(5);
	}
}

void forget(const Sandbox &sandbox, FileLock &lock)
{
	/* The record last: while it is there, the next command knows what else to remove. */
	remove_tree(sandbox.data());
	if (!sandbox.socket_folder.empty())
	{
		remove_tree(sandbox.socket_folder);
		rmdir(sandbox.socket_folder.parent_path().c_str()); /* fails, as it should, while others are there */
	}
	remove_tree(sandbox.folder());
	lock.remove_file();
}

void collect_leftovers()
{
	std::set<std::string> names;
	std::error_code error; /* no folder yet: nothing to collect */
	for (const auto &entry : fs::directory_iterator(paths().state, error))
		names.insert(entry.path().extension() == ".lock" ? entry.path().stem().string()
		                                                 : entry.path().filename().string());
	for (const std::string &name : names)
		collect(name);
}

} // namespace ride
