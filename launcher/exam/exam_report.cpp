/*
 * Tables: a row an exam, all of its seeds in it.
 *
 * Pure C++.
 */
#include "launcher/exam/exam_report.hpp"

#include <algorithm>
#include <iostream>

#include "launcher/terminal/output.hpp"
#include "model/scenario.hpp"
#include "model/text.hpp"

namespace ride
{
namespace
{

/* One exam of a scenario on all of its seeds. */
struct Row
{
	std::string exam, card;
	std::size_t passed = 0;
	std::vector<std::string> failed; /* seeds */
};

struct Sheet
{
	std::string id;
	std::vector<unsigned> seeds;
	std::vector<Row> rows;
};

/* In the order of the tasks: scenarios as asked for, exams as in exam.toml. */
std::vector<Sheet> sheets_of(const std::vector<ExamTask> &tasks, const std::vector<ExamResult> &results)
{
	std::vector<Sheet> sheets;
	for (std::size_t i = 0; i < tasks.size(); ++i)
	{
		const ExamTask &task = tasks[i];
		if (sheets.empty() || sheets.back().id != task.id)
			sheets.push_back({task.id, {}, {}});
		Sheet &sheet = sheets.back();
		if (!model::contains(sheet.seeds, task.seed))
			sheet.seeds.push_back(task.seed);
		auto row = std::find_if(sheet.rows.begin(), sheet.rows.end(),
		                        [&](const Row &one) { return one.exam == task.exam.name; });
		if (row == sheet.rows.end())
			row = sheet.rows.insert(row, {task.exam.name, wanted(task.exam), 0, {}});
		if (results[i].passed)
			++row->passed;
		else
			row->failed.push_back(std::to_string(task.seed));
	}
	return sheets;
}

/* "seed 3", "seeds 0 to 11", "seeds 0, 2, 7" */
std::string in_words(const std::vector<unsigned> &seeds)
{
	if (seeds.size() == 1)
		return "seed " + std::to_string(seeds.front());
	if (std::is_sorted(seeds.begin(), seeds.end()) && seeds.back() - seeds.front() + 1 == seeds.size())
		return "seeds " + std::to_string(seeds.front()) + " to " + std::to_string(seeds.back());
	std::vector<std::string> words;
	for (const unsigned seed : seeds)
		words.push_back(std::to_string(seed));
	return "seeds " + model::joined(words);
}

std::string outcome(const Row &row)
{
	const std::size_t seeds = row.passed + row.failed.size(); /* that it was played on */
	if (row.failed.empty())
		return paint(Colour::green, seeds == 1 ? "ok" : "ok on all " + std::to_string(row.passed));
	if (seeds == 1)
		return paint(Colour::red, "FAILED");
	return paint(Colour::red, "FAILED on seed " + model::joined(row.failed)) +
	       (row.passed > 0 ? ", ok on " + std::to_string(row.passed) : "");
}

std::string padded(const std::string &text, std::size_t width)
{
	return text + std::string(text.size() < width ? width - text.size() : 0, ' ');
}

} // namespace

std::string wanted(const Exam &exam)
{
	return exam.card ? card_text(*exam.card) : "error";
}

std::string task_name(const ExamTask &task)
{
	return model::short_id(task.id) + " seed " + std::to_string(task.seed) + " " + task.exam.name;
}

void print_tables(const std::vector<ExamTask> &tasks, const std::vector<ExamResult> &results,
                  const std::map<std::string, std::vector<std::string>> &missing)
{
	const std::vector<Sheet> sheets = sheets_of(tasks, results);
	for (const Sheet &sheet : sheets)
	{
		std::size_t name_width = 0, runs = 0, failed = 0;
		for (const Row &row : sheet.rows)
		{
			name_width = std::max(name_width, row.exam.size());
			failed += row.failed.size();
			runs += row.passed + row.failed.size();
		}
		std::cout << paint(Colour::bold, sheet.id) << " · " << in_words(sheet.seeds) << '\n';
		for (const Row &row : sheet.rows)
			std::cout << "  " << padded(row.exam, name_width) << "  " << padded(row.card, sizeof("40/40/20") - 1)
			          << "  " << outcome(row) << '\n';
		if (sheets.size() > 1)
			std::cout << "  " << runs << (runs == 1 ? " exam, " : " exams, ") << failed << " failed\n";
		if (const auto lacks = missing.find(sheet.id); lacks != missing.end() && !lacks->second.empty())
			std::cout << "  " << paint(Colour::yellow, "still lacks: " + model::joined(lacks->second)) << '\n';
		std::cout << '\n';
	}
}

void print_failures(const std::vector<ExamTask> &tasks, const std::vector<ExamResult> &results)
{
	for (std::size_t i = 0; i < tasks.size(); ++i)
	{
		if (results[i].passed)
			continue;
		std::cout << paint(Colour::red, "FAILED") << "  " << task_name(tasks[i]) << ": wanted " << wanted(tasks[i].exam)
		          << '\n';
		for (const std::string &difference : results[i].differences)
			for (const std::string &line : split_lines(difference))
				std::cout << "        " << line << '\n';
		for (const std::string &line : split_lines(results[i].output))
			std::cout << "      | " << line << '\n';
	}
}

} // namespace ride
