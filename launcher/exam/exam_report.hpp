/*
 * Results of exams for people, programs and CI.
 *
 * Pure C++.
 */
#pragma once

#include <map>
#include <string>
#include <vector>

#include "launcher/exam/exam_run.hpp"

namespace ride
{

/* A table for each scenario: what its exams got on all seeds, and which exams it still lacks, by id. */
void print_tables(const std::vector<ExamTask> &tasks, const std::vector<ExamResult> &results,
                  const std::map<std::string, std::vector<std::string>> &missing);

/* The failed ones once more, with what differs and what psql said. */
void print_failures(const std::vector<ExamTask> &tasks, const std::vector<ExamResult> &results);

/* "09/09 seed 3 settle" */
std::string task_name(const ExamTask &task);

/* "40/40/20" as wanted, or "error". */
std::string wanted(const Exam &exam);

} // namespace ride
