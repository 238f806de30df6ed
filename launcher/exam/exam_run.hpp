/*
 * One exam: a sandbox of its own, the scripted on-call, and how its card differs from the one it must get.
 *
 * Pure C++ and SQL; a worker process of the exam command.
 */
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "launcher/exam/exam_file.hpp"

namespace ride
{

struct ExamTask
{
	std::string id;
	unsigned seed = 0;
	Exam exam;
	std::optional<int> major{};      /* of PostgreSQL; the newest there is */
	bool while_time_is_left = false; /* may be left out when the run takes too long */
	std::filesystem::path record{};  /* the folder of the recordings to write; empty: none */
};

struct ExamResult
{
	bool passed = false;
	bool was_left_out = false; /* it was not begun, as the time was over */
	std::string got;           /* "40/40/20", or "error" */
	std::string card;          /* the submitted one, as the server wrote it: JSON */
	double seconds = 0;
	std::vector<std::string> differences; /* empty when passed */
	std::string output;                   /* of psql */
};

/* Told true when nothing is left but to wait for the sessions, false when that is over: it needs no processor then. */
using ExamWaits = std::function<void(bool waiting)>;

/* Runs it in a sandbox of that name, whose data folder comes from `spares` if there is one, and goes there when all went
 * well. What goes wrong is a difference, but for an interrupt, which is thrown. */
ExamResult run_exam(const model::Catalogue &catalogue, const ExamTask &task, const std::string &sandbox_name,
                    const std::filesystem::path &spares, const ExamWaits &waits);

void to_json(nlohmann::json &document, const ExamResult &result);
void from_json(const nlohmann::json &document, ExamResult &result);

/* "40/40/20" */
std::string card_text(const std::array<int, 3> &card);

} // namespace ride
