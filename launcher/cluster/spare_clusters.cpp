/*
 * Handing data folders on: by renames, so that two exams never get the same one.
 *
 * Pure C++ over POSIX; the launcher process and its exam workers.
 */
#include "launcher/cluster/spare_clusters.hpp"

#include <cerrno>
#include <cstdio>

#include <unistd.h>

#include "launcher/cluster/memory.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/system/files.hpp"
#include "launcher/system/paths.hpp"

namespace fs = std::filesystem;

namespace ride
{
namespace
{

std::string name_of(const std::string &id, unsigned seed)
{
	std::string name = id + "-seed" + std::to_string(seed);
	for (char &c : name)
		if (c == '/')
			c = '-';
	return name;
}

} // namespace

SpareClusters::SpareClusters()
{
	make_paths();
	const fs::path beside = memory_has_room() ? memory_folder() : paths().state;
	folder_ = beside / (".spare-clusters-" + std::to_string(getpid()) + "-" + random_hex(4));
	keeper_.own(folder_);
	make_folder(folder_, 0700);
}

fs::path SpareClusters::of(const std::string &id, unsigned seed)
{
	const fs::path spares = folder_ / name_of(id, seed);
	make_folder(spares, 0700);
	return spares;
}

void SpareClusters::forget(const std::string &id, unsigned seed)
{
	remove_tree(folder_ / name_of(id, seed));
}

void take_spare(const fs::path &spares, const fs::path &to)
{
	for (const auto &spare : fs::directory_iterator(spares))
	{
		if (std::rename(spare.path().c_str(), to.c_str()) == 0)
			return;
		if (errno == EXDEV)
			return;
		if (errno != ENOENT) /* another exam was quicker */
			throw system_failure(errno, "cannot move " + spare.path().string());
	}
}

void leave_spare(const fs::path &data, const fs::path &spares, const std::string &name)
{
	/* the server writes the facts through a memory map, which leaves no trace in the file's times */
	remove_tree(data / "ride");
	if (std::rename(data.c_str(), (spares / name).c_str()) != 0 && errno != EXDEV)
		throw system_failure(errno, "cannot move " + data.string());
}

} // namespace ride
