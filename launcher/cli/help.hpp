/*
 * What --help looks like: the same with every release of CLI11.
 *
 * Pure C++; the launcher process.
 */
#pragma once

#include <string>

#include <CLI/CLI.hpp>

namespace ride
{

class Help : public CLI::Formatter
{
public:
	Help();

	std::string make_help(const CLI::App *app, std::string name, CLI::AppFormatMode mode) const override;
};

} // namespace ride
