/*
 * Judge replay: every exam that was ever written, judged again by what was recorded when it was played. A change of the
 * rules, or of a scenario's points, shows here what it does to all of them.
 *
 * RIDE_REPLAY_ACCEPT=1 writes the cards that the judge gives now into the recordings: for a change that is meant, once
 * every difference has been read. record.sh plays the exams and records them anew.
 */
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "launcher/exam/exam_choice.hpp"
#include "launcher/exam/exam_recording.hpp"
#include "model/card.hpp"
#include "model/text.hpp"

namespace ride::replay_test
{

namespace fs = std::filesystem;
using model::Card;
using model::CardItem;
using nlohmann::json;

bool accepts()
{
	const char *const said = std::getenv("RIDE_REPLAY_ACCEPT");
	return said != nullptr && std::string(said) == "1";
}

std::string title(const ExamTask &task)
{
	return model::short_id(task.id) + " " + task.exam.name + " (seed " + std::to_string(task.seed) + ")";
}

std::string in_short(const CardItem &item)
{
	return std::string(model::to_text(item.dimension)) + " " + item.item + " " + model::to_text(item.state) + " " +
	       std::to_string(item.points) + "/" + std::to_string(item.max) + " " + item.says;
}

std::string totals(const Card &card)
{
	return card_text({card.detect, card.fix, card.trap}) + ", " + std::to_string(card.hints) + " hints, " +
	       std::to_string(card.noted) + " noted";
}

/* What is in one list and not in the other, a line each. */
std::string difference(const std::vector<std::string> &was, const std::vector<std::string> &is)
{
	std::string text;
	for (const std::string &line : was)
		if (!model::contains(is, line))
			text += "\n  was: " + line;
	for (const std::string &line : is)
		if (!model::contains(was, line))
			text += "\n  now: " + line;
	return text;
}

std::vector<std::string> lines_of(const std::string &card)
{
	const Card read = model::from_json(card);
	std::vector<std::string> lines{totals(read)};
	for (const CardItem &item : read.items)
		lines.push_back(in_short(item));
	return lines;
}

std::vector<std::string> lines_before(const std::string &before)
{
	const json given = json::parse(before);
	std::vector<std::string> lines;
	for (const auto &[key, value] : given.items())
		if (key != "items")
			lines.push_back("before submit, " + key + " " + value.dump());
	for (const json &item : given.at("items"))
		lines.push_back("before submit, " + item.get<std::string>());
	return lines;
}

/* The scenarios of the tree, each instance read once. */
class Tree
{
public:
	const model::Catalogue &catalogue() const { return catalogue_; }

	const model::Scenario &scenario(const std::string &id, unsigned seed)
	{
		const auto [found, is_new] = loaded_.try_emplace({id, seed});
		if (is_new)
			found->second = catalogue_.load(id, seed);
		return found->second;
	}

	/* One exam an entry, on the first instance that it is for. */
	std::vector<ExamTask> exams() const { return choose_exams(catalogue_, {.seeds = "first"}).tasks; }

private:
	const model::Catalogue catalogue_{RIDE_SCENARIOS};
	std::map<std::pair<std::string, unsigned>, model::Scenario> loaded_;
};

/* "09/05: 2 exams …: fair-dump, solve": what is to be recorded, gathered by scenario. */
class ToRecord
{
public:
	explicit ToRecord(std::string why) : why_(std::move(why)) {}
	void add(const ExamTask &task) { exams_[model::short_id(task.id)].push_back(task.exam.name); }

	void report() const
	{
		for (const auto &[id, exams] : exams_)
			ADD_FAILURE() << id << ": " << exams.size() << " recordings " << why_ << ": " << model::joined(exams)
			              << "\nrecord them: tests/replay/record.sh " << id;
	}

private:
	std::string why_;
	std::map<std::string, std::vector<std::string>> exams_;
};

void judge_recorded(Tree &tree, const ExamTask &task, Recording recording)
{
	const Judged now = judge_again(tree.catalogue(), tree.scenario(task.id, task.seed), recording.evidence);
	const Card card = model::from_json(now.card);
	EXPECT_EQ((std::array{card.detect, card.fix, card.trap}), *task.exam.card)
	    << title(task) << ": exam.toml wants another card than what was recorded comes to";
	if (now.card == recording.card && now.before == recording.before)
		return;
	const std::string lines = difference(lines_of(recording.card), lines_of(now.card)) +
	                          difference(lines_before(recording.before), lines_before(now.before));
	if (accepts())
	{
		recording.card = now.card;
		recording.before = now.before;
		write_recording(RIDE_RECORDED, task, recording);
		std::cout << title(task) << ": accepted" << lines << "\n";
		return;
	}
	ADD_FAILURE() << title(task) << ": the same evidence gets another card"
	              << (lines.empty() ? "\n  was: " + recording.card + "\n  now: " + now.card : lines);
}

TEST(Replay, EveryExamThatWasRecordedGetsItsCard)
{
	Tree tree;
	ToRecord missing("are missing"), stale("are stale, for the exam or its incident has changed since");
	std::set<fs::path> known;
	std::size_t judged = 0;
	for (const ExamTask &task : tree.exams())
	{
		if (!task.exam.card) /* it ends with an error: there is no evidence of what cannot be said */
			continue;
		const fs::path path = recording_path(RIDE_RECORDED, task);
		known.insert(path);
		if (!fs::exists(path))
		{
			missing.add(task);
			continue;
		}
		const Recording recording = read_recording(path);
		if (recording.played != digest_of_played(tree.catalogue(), tree.scenario(task.id, task.seed), task.exam))
		{
			stale.add(task);
			continue;
		}
		judge_recorded(tree, task, recording);
		judged++;
	}
	missing.report();
	stale.report();
	for (const auto &entry : fs::recursive_directory_iterator(RIDE_RECORDED))
		if (entry.is_regular_file() && !known.contains(entry.path()))
			ADD_FAILURE() << entry.path().string() << " is the recording of no exam: remove it";
	EXPECT_GT(judged, 0u);
}

} // namespace ride::replay_test
