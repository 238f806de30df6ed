/*
 * How far an exam run is, on stderr: one line that is overwritten on a terminal, a line now and then elsewhere. What
 * fails is said at once.
 *
 * Pure C++; the launcher process.
 */
#pragma once

#include <chrono>

#include "launcher/exam/exam_run.hpp"

namespace ride
{

class ExamProgress
{
public:
	explicit ExamProgress(std::size_t exams);

	/* Takes a line that was to be overwritten off the terminal. */
	~ExamProgress();

	ExamProgress(const ExamProgress &) = delete;
	ExamProgress &operator=(const ExamProgress &) = delete;

	void ended(const ExamTask &task, const ExamResult &result);

private:
	std::string so_far() const;
	void clear() const;

	std::size_t exams_, done_ = 0, failed_ = 0;
	bool terminal_;
	std::chrono::steady_clock::time_point said_;
};

} // namespace ride
