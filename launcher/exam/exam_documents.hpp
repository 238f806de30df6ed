/*
 * Results of exams as documents: JSON for programs, JUnit for continuous integration.
 *
 * Pure C++.
 */
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "launcher/exam/exam_run.hpp"

namespace ride
{

/* An array of objects. */
nlohmann::json exam_json(const std::vector<ExamTask> &tasks, const std::vector<ExamResult> &results);

/* A JUnit document: one testcase an exam. */
std::string exam_junit(const std::vector<ExamTask> &tasks, const std::vector<ExamResult> &results);

} // namespace ride
