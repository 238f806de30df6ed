/*
 * Reads the files that all scenarios share: mechanisms.toml, evidence.toml, common.toml.
 *
 * Pure C++.
 */
#pragma once

#include <filesystem>

#include "model/pure.hpp"
#include "model/catalogue.hpp"

namespace ride::model
{

/* What is wrong with the files goes to `problems`. */
Vocabulary read_vocabulary(const std::filesystem::path &folder, std::vector<Problem> &problems);

std::vector<TrapItem> read_common_traps(const std::filesystem::path &folder, std::vector<Problem> &problems);

/* A whole file of the scenarios folder, `name` being below it. Nothing, and a problem with this `mend`, if it cannot
 * be read, is empty, or is not UTF-8. */
std::optional<std::string> read_file(const std::filesystem::path &folder, const std::string &name,
                                     std::vector<Problem> &problems, const std::string &mend);

} // namespace ride::model
