/*
 * The kinds of exams, and which of them a finished scenario cannot do without.
 *
 * Pure C++.
 */
#pragma once

#include <string>
#include <vector>

#include "launcher/exam/exam_file.hpp"

namespace ride
{

/* The name is that kind, or kind-something. */
bool is_of_kind(const std::string &name, const std::string &kind);

/* nothing and settle: what is there must not change by itself while the sessions run. */
bool is_waiting_kind(const std::string &name);

/* Begins with a kind that is known. */
bool has_known_kind(const std::string &name);

/* "solve, settle, …" */
std::string known_kinds();

/* What is still to be written, in words: "settle", "2 more alternative-*", "one that springs trap rows". */
std::vector<std::string> missing_exams(const model::Scenario &scenario, const std::vector<Exam> &exams);

} // namespace ride
