/*
 * Which exams are played: of which scenarios, on which instances, and which of them are this run's share.
 *
 * Pure C++.
 */
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "launcher/exam/exam_run.hpp"

namespace ride
{

/* As the options of `ride scenario exam` say it. */
struct ExamChoice
{
	std::vector<std::string> ids{}; /* none: all scenarios */
	std::string seeds = "0";        /* "0,1,…", "all", "first" it is for, or "drawn": 0 and, by its name, one more */
	std::string kinds{};            /* "solve,cheat,…"; empty: all */
	std::string changed_since{};    /* a commit; empty: every scenario counts as changed */
	std::string history{};          /* the folder where git is asked about them; empty: where they are */
	std::string shard{};            /* "I/N": each N-th exam, from the I-th on; empty: all */
	bool others_too = false;        /* those that `changed_since` leaves out follow, while time is left */
	std::optional<int> major{};
};

struct ChosenExams
{
	std::vector<ExamTask> tasks;
	std::map<std::string, std::vector<std::string>> missing; /* by id: the exams that a scenario lacks */
	bool is_incomplete = false;                              /* whether any does */
	std::vector<std::string> left_out;                       /* what is not played, and why: sentences for people */
};

/* Of scenarios that have not changed since a commit, `solve`, `nothing` and one exam that springs a trap are played, each on
 * one instance drawn by its name. Where git cannot tell what has changed, all are taken for unchanged, and it is said.
 * With `others_too` the rest follows, marked as what may be left out.
 * Throws Failure: usage for options that make no sense or fit no exam, broken_scenario for wrong files. */
ChosenExams choose_exams(const model::Catalogue &catalogue, const ExamChoice &choice);

} // namespace ride
