/*
 * The scenario as it was planted: a copy of its files below the data directory.
 *
 * Pure C++; director only. An author may edit the scenarios folder while an incident runs. What was armed goes on as it
 * was armed, through every restart, so everything is read from the copy, from the first moment on.
 */
#pragma once

#include <string>

#include "model/pure.hpp"

namespace ride
{

/* Copies what scenario `id` of the scenarios folder `from` consists of to the folder `to`, which then is a scenarios
 * folder with nothing else in it. Throws Failure; what `to` held before is gone in any case. */
void keep_scenario(const std::string &from, const std::string &id, const std::string &to);

/* Removes the copy, if there is one. */
void forget_scenario(const std::string &kept);

} // namespace ride
