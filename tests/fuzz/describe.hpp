/*
 * A scenario and an exam spelled out, to compare two readings.
 *
 * Test code, no server. Everything but the places: a second reading may find the same at other lines. Structured
 * bindings, so that a new member that is not compared does not compile.
 */
#pragma once

#include <string>

#include "launcher/exam/exam_file.hpp"
#include "model/scenario.hpp"

namespace ride::test
{

std::string describe(const model::Scenario &scenario);
std::string describe(const std::vector<Exam> &exams);

} // namespace ride::test
