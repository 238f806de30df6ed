/*
 * Lines, JSON, JUnit.
 *
 * Pure C++.
 */
#include "launcher/exam_report.hpp"

#include <algorithm>
#include <iostream>

#include <nlohmann/json.hpp>

#include "launcher/output.hpp"
#include "model/scenario.hpp"

namespace ride
{
namespace
{

std::string wanted(const Exam &exam)
{
	return exam.card ? card_text(*exam.card) : "error";
}

std::string escaped(const std::string &text)
{
	std::string safe;
	for (const char c : text)
	{
		switch (c)
		{
			case '&':
				safe += "&amp;";
				break;
			case '<':
				safe += "&lt;";
				break;
			case '>':
				safe += "&gt;";
				break;
			case '"':
				safe += "&quot;";
				break;
			default:
				/* XML has no way to write the other control characters. */
				if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
					safe += c;
		}
	}
	return safe;
}

std::string differences(const ExamResult &result)
{
	std::string text;
	for (const std::string &line : result.differences)
		text += line + "\n";
	return text;
}

} // namespace

void print_result(const ExamTask &task, const ExamResult &result)
{
	constexpr std::size_t name_width = 34;
	std::cout << (result.passed ? paint(Colour::green, "ok  ") : paint(Colour::red, "FAIL")) << "  "
	          << model::short_id(task.id) << "  seed " << task.seed << "  " << task.exam.name
	          << std::string(task.exam.name.size() < name_width ? name_width - task.exam.name.size() : 1, ' ')
	          << wanted(task.exam) << '\n';
	if (!result.passed)
	{
		for (const std::string &line : split_lines(differences(result)))
			std::cout << "        " << line << '\n';
		for (const std::string &line : split_lines(result.output))
			std::cout << "      | " << line << '\n';
	}
	std::cout << std::flush;
}

nlohmann::json exam_json(const std::vector<ExamTask> &tasks, const std::vector<ExamResult> &results)
{
	nlohmann::json array = nlohmann::json::array();
	for (std::size_t i = 0; i < tasks.size(); ++i)
	{
		nlohmann::json one = results[i];
		one["id"] = tasks[i].id;
		one["seed"] = tasks[i].seed;
		one["exam"] = tasks[i].exam.name;
		one["wanted"] = wanted(tasks[i].exam);
		array.push_back(std::move(one));
	}
	return array;
}

std::string exam_junit(const std::vector<ExamTask> &tasks, const std::vector<ExamResult> &results)
{
	const auto failed =
	    std::count_if(results.begin(), results.end(), [](const ExamResult &result) { return !result.passed; });
	std::string text =
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite name=\"ride scenario exam\" tests=\"" +
	    std::to_string(tasks.size()) + "\" failures=\"" + std::to_string(failed) + "\">\n";
	for (std::size_t i = 0; i < tasks.size(); ++i)
	{
		text += "<testcase classname=\"" + escaped(tasks[i].id) + "\" name=\"" + escaped(tasks[i].exam.name) +
		        " (seed " + std::to_string(tasks[i].seed) + ")\"";
		if (results[i].passed)
			text += "/>\n";
		else
			text += "><failure message=\"wanted " + escaped(wanted(tasks[i].exam)) + ", got " +
			        escaped(results[i].got) + "\">" + escaped(differences(results[i])) + "</failure><system-out>" +
			        escaped(results[i].output) + "</system-out></testcase>\n";
	}
	return text + "</testsuite>\n</testsuites>\n";
}

} // namespace ride
