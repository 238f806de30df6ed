/*
 * exam/exam.toml of a scenario: scripted on-calls, and the exact card each must get.
 *
 * Pure C++. Read with the model's own strict reader, so that exams are linted as scenarios are.
 */
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/catalogue.hpp"

namespace ride
{

struct Exam
{
	std::string name;                       /* the kind, or kind-something */
	std::string run;                        /* psql script in the exam folder; empty = does nothing */
	bool may_fail = false;                  /* the script goes on after an error */
	unsigned rounds = 0;                    /* to wait for afterwards */
	std::string hold, hold_in;              /* statements of one more connection, which stays open, and its database */
	std::optional<std::array<int, 3>> card; /* Detect, Fix, Trap */
	std::vector<std::string> sprung;
	std::map<std::string, std::string> states;
	std::string error;           /* instead of a card: what the error of score() must say */
	std::vector<unsigned> seeds; /* of the instances that it is for; empty = all */
	model::Source source;
};

/* The exams of a scenario that are for its seed, as filled for it. What is wrong goes to `problems`. A scenario without exams has none. */
std::vector<Exam> read_exams(const model::Catalogue &catalogue, const model::Scenario &scenario,
                             std::vector<model::Problem> &problems);

/* The folder of a scenario's exams. */
std::filesystem::path exam_folder(const model::Catalogue &catalogue, const std::string &id);

} // namespace ride
