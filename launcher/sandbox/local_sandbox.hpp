/*
 * A sandbox of this machine while a command works on it: the right to change it, its record, its folders, its server.
 *
 * Pure C++ and SQL; the launcher process. Commands say what is to happen, in order; where it happens and what is to be
 * undone should it fail is known here.
 *
 *     start:  new one ──▶ bring_up ──────────────────────────────▶ go_live ──▶ keep
 *     reset:  there ──▶ copy_beside ──▶ stop_server ──▶ swap ──▶ boot, arm ──▶ go_live ──▶ keep
 */
#pragma once

#include <filesystem>
#include <string>

#include "launcher/cluster/keeper.hpp"
#include "launcher/cluster/server.hpp"
#include "launcher/sandbox/runtime.hpp"
#include "launcher/system/installation.hpp"

namespace ride
{

class LocalSandbox
{
public:
	/* A new one: its name is taken, its record is there. Until keep(), all of it goes away with this object. */
	LocalSandbox(const StartRequest &request, bool attached);

	/* The one of that name, whatever its state. Until keep(), a new server goes away with this object, the rest stays. */
	explicit LocalSandbox(const std::string &name);

	const Sandbox &record() const { return record_; }

	/* A prepared cluster, booted and armed: in memory where there is room, else on disk. */
	void bring_up(const StartRequest &request, Progress &progress);

	/* A prepared cluster beside the one in use: a full disk or a broken scenario costs nothing yet. */
	void copy_beside(Progress &progress);

	/* Ends the server; the sandbox is being reset from here on. Throws Failure when its port is taken meanwhile. */
	void stop_server();

	/* The cluster beside takes the place of the one that was in use. */
	void swap();

	void boot();
	void arm();

	/* Live from now on, says the record. */
	void go_live();

	/* Server and files outlive this object. */
	void keep();

	/* Ends the server and leaves its data folder there, for another start of the same incident. */
	void retire(const std::filesystem::path &spares);

private:
	void fill(const StartRequest &request, Progress &progress);
	void fill_beside(Progress &progress);
	void make_cluster_folder(bool in_memory);
	void make_socket_folder();
	void provide(Progress &progress, const std::filesystem::path &to);
	ServerPlace place() const;
	std::filesystem::path beside() const;

	ServerInstallation server_;
	FileLock lock_;
	Sandbox record_;
	bool next_in_memory_ = false;    /* where the cluster beside is */
	std::filesystem::path outgoing_; /* the cluster that was in use */
	Keeper keeper_;                  /* the last member: it cleans up while the lock is still held */
};

} // namespace ride
