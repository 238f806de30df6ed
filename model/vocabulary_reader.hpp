/*
 * Reads the files that every scenario shares: mechanisms.toml, evidence.toml, common.toml.
 *
 * Pure C++.
 */
#pragma once

#include <filesystem>

#include "model/pure.hpp"
#include "model/catalogue.hpp"

namespace ride::model
{

Vocabulary read_vocabulary(const std::filesystem::path &folder, std::vector<Problem> &problems);

std::vector<TrapItem> read_common_traps(const std::filesystem::path &folder, std::vector<Problem> &problems);

/* A whole file of the scenarios folder; nothing, and a problem, when it cannot be read. `name` is below `folder`. */
std::optional<std::string> read_file(const std::filesystem::path &folder, const std::string &name,
                                     std::vector<Problem> &problems, const std::string &mend);

} // namespace ride::model
