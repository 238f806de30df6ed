/*
 * Data folders that ended exams leave to the next ones of the same incident: most of a cluster's two thousand files are
 * as they were copied, and copying them again would be a quarter of an exam's work.
 *
 * Pure C++ over POSIX. One folder an incident, in it one data folder for each exam that could not hand it on yet; it
 * goes with the launcher, however that ends.
 */
#pragma once

#include <filesystem>
#include <string>

#include "launcher/cluster/keeper.hpp"

namespace ride
{

class SpareClusters
{
public:
	SpareClusters();

	/* Where the exams of one incident leave theirs; made when it is missing. */
	std::filesystem::path of(const std::string &id, unsigned seed);

	/* No exam of that incident comes any more. */
	void forget(const std::string &id, unsigned seed);

private:
	Keeper keeper_;
	std::filesystem::path folder_;
};

/* Moves one of them to `to`, if there is one. Nothing moves between memory and disk: that would be the copy again. */
void take_spare(const std::filesystem::path &spares, const std::filesystem::path &to);

/* Moves the data folder of a server that has ended there, under a name that no other has, if memory and disk do not lie between. */
void leave_spare(const std::filesystem::path &data, const std::filesystem::path &spares, const std::string &name);

} // namespace ride
