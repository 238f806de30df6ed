/*
 * A new scenario: a small incident that is complete, lints clean and can be played, to be rewritten bit by bit.
 *
 * Pure C++.
 */
#pragma once

#include <array>
#include <string_view>

namespace ride
{

struct SkeletonFile
{
	std::string_view path; /* below the scenario's folder */
	std::string_view text;
};

extern const std::array<SkeletonFile, 9> scenario_skeleton;

} // namespace ride
