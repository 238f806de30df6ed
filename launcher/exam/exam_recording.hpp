/*
 * One exam as it was played: what its card was judged by, and the card. Enough to judge it again without a server.
 *
 * Pure C++.
 */
#pragma once

#include <filesystem>
#include <string>

#include "launcher/exam/exam_run.hpp"

namespace ride
{

/* All but the digest is one line of JSON each. */
struct Recording
{
	std::string played;   /* see digest_of_played() */
	std::string evidence; /* as the director kept it: model/evidence.hpp */
	std::string card;     /* as the server wrote it */
	std::string before;   /* the card that the on-call would have been shown just before submit, in short */
};

/* FOLDER/stage-09/09-slug/seed0/solve.json */
std::filesystem::path recording_path(const std::filesystem::path &folder, const ExamTask &task);

/* Writes beside and renames; makes the folders. Throws Failure. */
void write_recording(const std::filesystem::path &folder, const ExamTask &task, const Recording &recording);

/* Throws Failure for what is no recording. */
Recording read_recording(const std::filesystem::path &path);

/* A digest of what decides what there is to notice and to answer: the incident with its checks, the groups that looks are
 * about, the exam's scripts. What is only judged by (points, texts, diagnoses) is not in it, nor what the exam wants. */
std::string digest_of_played(const model::Catalogue &catalogue, const model::Scenario &scenario, const Exam &exam);

struct Judged
{
	std::string card, before; /* as a recording has them */
};

/* What the judge of this build makes of a recording's evidence. Throws std::invalid_argument when it is none of this
 * scenario's. */
Judged judge_again(const model::Catalogue &catalogue, const model::Scenario &scenario, const std::string &evidence);

} // namespace ride
