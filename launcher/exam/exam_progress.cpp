/*
 * Counting, and saying so.
 *
 * Pure C++; the launcher process.
 */
#include "launcher/exam/exam_progress.hpp"

#include <iostream>

#include <unistd.h>

#include "launcher/exam/exam_report.hpp"

namespace ride
{
namespace
{

/* Where lines stay, such as in the log of a build. */
constexpr std::chrono::seconds between_lines{10};

} // namespace

ExamProgress::ExamProgress(std::size_t exams)
    : exams_(exams), terminal_(isatty(STDERR_FILENO) == 1), said_(std::chrono::steady_clock::now())
{
	if (terminal_)
		std::cerr << so_far() << " …" << std::flush;
}

ExamProgress::~ExamProgress()
{
	clear();
}

std::string ExamProgress::so_far() const
{
	return std::to_string(done_) + " of " + std::to_string(exams_) + (exams_ == 1 ? " exam" : " exams") +
	       (failed_ > 0 ? ", " + std::to_string(failed_) + " failed" : "");
}

void ExamProgress::clear() const
{
	if (terminal_)
		std::cerr << "\r\033[K" << std::flush;
}

void ExamProgress::ended(const ExamTask &task, const ExamResult &result)
{
	++done_;
	failed_ += result.passed ? 0 : 1;
	clear();
	if (!result.passed)
		std::cerr << "ride: " << task_name(task) << " FAILED: " << result.differences.front() << '\n';
	if (terminal_)
		std::cerr << so_far() << " · " << task_name(task) << std::flush;
	else if (const auto now = std::chrono::steady_clock::now(); now - said_ >= between_lines)
	{
		std::cerr << "ride: " << so_far() << '\n';
		said_ = now;
	}
}

} // namespace ride
