/*
 * JSON, JUnit.
 *
 * Pure C++.
 */
#include "launcher/exam/exam_documents.hpp"

#include <algorithm>
#include <cstdio>

#include <nlohmann/json.hpp>

#include "launcher/exam/exam_report.hpp"

namespace ride
{
namespace
{

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

std::string time_text(double seconds)
{
	char text[32];
	std::snprintf(text, sizeof(text), "%.3f", seconds);
	return text;
}

} // namespace

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
		        " (seed " + std::to_string(tasks[i].seed) + ")\" time=\"" + time_text(results[i].seconds) + "\"";
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
