/*
 * Results of exams for people, programs and CI.
 *
 * Pure C++.
 */
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "launcher/exam_run.hpp"

namespace ride
{

/* One line to stdout, and for a failed one what differs and what psql said. */
void print_result(const ExamTask &task, const ExamResult &result);

/* An array of objects. */
nlohmann::json exam_json(const std::vector<ExamTask> &tasks, const std::vector<ExamResult> &results);

/* A JUnit document: one testcase an exam. */
std::string exam_junit(const std::vector<ExamTask> &tasks, const std::vector<ExamResult> &results);

} // namespace ride
