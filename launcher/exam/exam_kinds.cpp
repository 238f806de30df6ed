/*
 * One table: the kinds in the order of docs/authoring.md, and how many of each there have to be.
 *
 * Pure C++.
 */
#include "launcher/exam/exam_kinds.hpp"

#include <algorithm>
#include <array>

#include "model/text.hpp"

namespace ride
{
namespace
{

struct Kind
{
	const char *name;
	bool family; /* kind-something: as many different ones as one can think of */
	std::ptrdiff_t needed;
};

constexpr std::array kinds{
    Kind{"solve", false, 1},      Kind{"alternative", true, 3}, Kind{"fair", true, 4},
    Kind{"settle", false, 1},     Kind{"blind", false, 1},      Kind{"guess", false, 1},
    Kind{"nothing", false, 1},    Kind{"partial", true, 1},     Kind{"symptom", true, 1},
    Kind{"destructive", true, 1}, Kind{"cheat", true, 1},       Kind{"forgotten-commit", false, 1}};

std::string in_words(const Kind &kind, std::ptrdiff_t there)
{
	if (!kind.family)
		return kind.name;
	return (there == 0 ? "" : std::to_string(kind.needed - there) + " more ") + std::string(kind.name) + "-*" +
	       (there == 0 && kind.needed > 1 ? " (" + std::to_string(kind.needed) + ")" : "");
}

} // namespace

bool is_of_kind(const std::string &name, const std::string &kind)
{
	return name == kind || name.starts_with(kind + "-");
}

bool is_waiting_kind(const std::string &name)
{
	return is_of_kind(name, "nothing") || is_of_kind(name, "settle");
}

bool has_known_kind(const std::string &name)
{
	return std::any_of(kinds.begin(), kinds.end(), [&](const Kind &known) { return is_of_kind(name, known.name); });
}

std::string known_kinds()
{
	std::vector<std::string> names;
	for (const Kind &kind : kinds)
		names.emplace_back(kind.name);
	return model::joined(names);
}

std::vector<std::string> missing_exams(const model::Scenario &scenario, const std::vector<Exam> &exams)
{
	std::vector<std::string> missing;
	for (const Kind &kind : kinds)
	{
		const auto there = std::count_if(exams.begin(), exams.end(),
		                                 [&](const Exam &exam) { return is_of_kind(exam.name, kind.name); });
		if (there < kind.needed)
			missing.push_back(in_words(kind, there));
	}
	for (const model::TrapItem &trap : scenario.traps)
		if (!trap.common && std::none_of(exams.begin(), exams.end(),
		                                 [&](const Exam &exam) { return model::contains(exam.sprung, trap.id); }))
			missing.push_back("one that springs trap " + trap.id);
	return missing;
}

} // namespace ride
