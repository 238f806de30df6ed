/*
 * What transactions of applications were about to write, of which the director that saw it has kept nothing.
 *
 * Pure C++; director only. The files are written by intents.cpp.
 */
#pragma once

#include <set>
#include <string>
#include <vector>

#include "model/pure.hpp"

namespace ride
{

struct LeftIntent
{
	int pid = 0;
	std::string database;
	std::vector<std::string> documents;
};

/* Those of sessions that are not among `ours`. */
std::vector<LeftIntent> left_intents(const std::string &folder, const std::set<int> &ours);

/* Something has come of what that session was about to write, and is kept. */
void forget_intent(const std::string &folder, int pid);

} // namespace ride
