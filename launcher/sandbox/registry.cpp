/*
 * Finding, locking, clearing up.
 *
 * Pure C++ over POSIX.
 */
#include "launcher/sandbox/registry.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <iostream>
#include <set>

#include "launcher/cluster/memory.hpp"
#include "launcher/sandbox/container.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/system/interrupt.hpp"
#include "launcher/terminal/output.hpp"
#include "launcher/system/paths.hpp"
#include "launcher/sandbox/postmaster.hpp"

namespace fs = std::filesystem;

namespace ride
{
namespace
{

constexpr std::chrono::seconds lock_patience{3};

fs::path lock_of(const std::string &name)
{
	return paths().state / (name + ".lock");
}

/* Whoever starts or resets holds the lock: a record in between whose lock is free has lost its launcher. */
bool abandoned(const std::string &name)
{
	return FileLock::try_acquire(lock_of(name)).has_value();
}

void judge_state(Sandbox &sandbox, RunningContainers &containers)
{
	if (sandbox.state == SandboxState::resetting && abandoned(sandbox.name))
		sandbox.state = SandboxState::down;
	if (sandbox.state != SandboxState::live)
		return;
	if (sandbox.container.empty() ? find_postmaster(sandbox) == 0 : !containers.has(sandbox))
		sandbox.state = SandboxState::down;
}

std::optional<Sandbox> find_sandbox(const std::string &name, RunningContainers &containers)
{
	auto sandbox = read_record(name);
	if (sandbox)
		judge_state(*sandbox, containers);
	return sandbox;
}

/* Without a record only what is certainly ours goes: the state folder may be one that holds other things as well. */
bool is_torso(const fs::path &folder)
{
	static const std::set<std::string> ours{"record.json.new", "server.log", "data", "data.new", "data.old", "exam"};
	for (const auto &entry : fs::directory_iterator(folder))
		if (!ours.contains(entry.path().filename().string()))
			return false;
	return true;
}

/* Ends its postmaster, or removes its container. */
void stop_server(const Sandbox &sandbox)
{
	if (sandbox.container.empty())
		stop_postmaster(sandbox);
	else
		remove_container(Engine(sandbox.runtime), sandbox.container);
}

/* A start that never became live. */
bool is_unfinished(const std::string &name)
{
	try
	{
		const auto record = read_record(name);
		if (record)
			return record->state == SandboxState::starting;
	}
	catch (const Failure &)
	{
		return false; /* no leftover: whoever asks for it is told what is wrong with it */
	}
	return !fs::is_directory(sandbox_folder(name)) || is_torso(sandbox_folder(name));
}

void collect(const std::string &name)
{
	if (!is_unfinished(name))
		return;
	auto lock = FileLock::try_acquire(lock_of(name));
	/* It may have become live before we had the lock. */
	if (!lock || !is_unfinished(name))
		return;
	auto record = read_record(name);
	if (!record)
		record.emplace().name = name;
	const bool something = fs::is_directory(record->folder());
	stop_server(*record);
	forget(*record, *lock);
	if (something)
		std::cerr << "ride: removed what an interrupted start of " << name << " had left\n";
}

/* One sandbox with which something is wrong must not hide the others. */
template <typename Body>
void unless_it_fails(Body body)
{
	try
	{
		body();
	}
	catch (const Interrupted &)
	{
		throw;
	}
	catch (const Failure &failure)
	{
		print_failure(failure);
	}
}

} // namespace

std::optional<Sandbox> find_sandbox(const std::string &name)
{
	RunningContainers containers;
	return find_sandbox(name, containers);
}

std::vector<Sandbox> all_sandboxes()
{
	RunningContainers containers;
	std::vector<Sandbox> found;
	std::error_code error; /* no folder yet: no sandboxes */
	for (const auto &entry : fs::directory_iterator(paths().state, error))
		if (entry.is_directory())
			unless_it_fails(
			    [&]
			    {
				    if (auto sandbox = find_sandbox(entry.path().filename().string(), containers))
					    found.push_back(std::move(*sandbox));
			    });
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

Sandbox existing_sandbox(const std::string &name)
{
	auto sandbox = find_sandbox(name);
	if (!sandbox)
		throw Failure(ExitStatus::unknown_sandbox, "there is no sandbox named " + name, "ride ps lists them");
	return *sandbox;
}

void require_new(const std::string &name)
{
	const auto other = find_sandbox(name);
	if (!other)
		return;
	if (other->state == SandboxState::down)
		throw Failure(ExitStatus::name_taken, "there is a sandbox " + name + " already, and its server is not running",
		              "ride reset " + name + " boots it again; ride stop " + name + " removes it");
	throw Failure(ExitStatus::name_taken, "a sandbox " + name + " is running already (" + other->id + ")",
	              "ride reset " + name + " begins it anew; --name gives another one its own name");
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
	if (!sandbox.socket_folder.empty())
		remove_tree(sandbox.socket_folder);
	clear_place_in_memory(sandbox.name);
	if (fs::is_directory(sandbox.folder()))
		for (const auto &entry : fs::directory_iterator(sandbox.folder()))
			if (entry.path().filename() != "record.json")
				remove_tree(entry.path());
	remove_tree(sandbox.folder());
	lock.remove_file();
}

void stop_sandbox(const std::string &name)
{
	FileLock lock = lock_sandbox(name);
	const Sandbox sandbox = existing_sandbox(name);
	stop_server(sandbox);
	forget(sandbox, lock);
}

void collect_leftovers()
{
	std::vector<std::string> names;
	std::error_code error; /* no folder yet: nothing to collect */
	for (const auto &entry : fs::directory_iterator(paths().state, error))
		if (entry.path().extension() == ".lock" && is_valid_name(entry.path().stem().string()))
			names.push_back(entry.path().stem().string());
	for (const std::string &name : names)
		unless_it_fails([&] { collect(name); });
}

} // namespace ride
