/*
 * Runs exams side by side, each in a process of its own.
 *
 * Pure C++ over POSIX; the launcher process.
 */
#pragma once

#include <chrono>
#include <functional>
#include <vector>

#include "launcher/exam/exam_run.hpp"

namespace ride
{

/* Beside those at work, so many may sit waiting for sessions: each of them is a server with its memory. */
inline constexpr unsigned waiting_at_once = 12;

/* Called as each ends, in the order of ending. */
using ExamEnded = std::function<void(std::size_t index, const ExamResult &)>;

/* The results in the order of the tasks. Those that may be left out come after the others, and none of them is begun after
 * `until`. At Ctrl-C every worker and its sandbox go first, then Interrupted is thrown. */
std::vector<ExamResult> run_exams(const model::Catalogue &catalogue, const std::vector<ExamTask> &tasks, unsigned jobs,
                                  std::chrono::steady_clock::time_point until, const ExamEnded &ended);

} // namespace ride
