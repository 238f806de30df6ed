/*
 * Which exams are played. The shipped scenarios are the material, copied where their history is the test's own.
 */
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "launcher/exam/exam_choice.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/system/process.hpp"

namespace ride::exam_choice_test
{

using ride::choose_exams;
using ride::ExamChoice;
using Played = std::map<std::string, std::set<unsigned>>; /* by id and name: on which instances */

Played played(const ride::ChosenExams &chosen)
{
	Played found;
	for (const ride::ExamTask &task : chosen.tasks)
		EXPECT_TRUE(found[task.id + " " + task.exam.name].insert(task.seed).second) << task.exam.name << " twice";
	return found;
}

Played played(const std::filesystem::path &folder, ExamChoice choice)
{
	return played(choose_exams(ride::model::Catalogue(folder), choice));
}

std::set<std::string> names_of(const Played &exams, const std::string &id)
{
	std::set<std::string> names;
	for (const auto &[key, seeds] : exams)
		if (key.starts_with(id + " "))
			names.insert(key.substr(id.size() + 1));
	return names;
}

/* A copy of the shipped scenarios, with a history if git is there. */
class ExamChoiceOf : public testing::Test
{
protected:
	void SetUp() override
	{
		std::string name = (std::filesystem::temp_directory_path() / "ride-choice-XXXXXX").string();
		ASSERT_NE(mkdtemp(name.data()), nullptr);
		folder_ = name;
		std::filesystem::copy(RIDE_SCENARIOS, folder_ / "scenarios", std::filesystem::copy_options::recursive);
	}
	void TearDown() override { std::filesystem::remove_all(folder_); }

	std::filesystem::path scenarios() const { return folder_ / "scenarios"; }
	static bool has_git() { return !ride::find_program("git").empty(); }
	void git(std::vector<std::string> arguments) const
	{
		arguments.insert(arguments.begin(), {"git", "-C", folder_.string(), "-c", "user.name=ride", "-c",
		                                     "user.email=ride@localhost", "-c", "commit.gpgsign=false"});
		const ride::Finished finished = ride::run({.argv = arguments});
		ASSERT_TRUE(finished.ok()) << finished.err;
	}
	void commit_all() const
	{
		git({"init", "--quiet"});
		git({"add", "--all"});
		git({"commit", "--quiet", "--message", "as shipped"});
	}
	void write(const std::string &file, const std::string &text) const
	{
		std::ofstream(scenarios() / file, std::ios::app) << text;
	}

	std::filesystem::path folder_;
};

const std::string behind = "stage-09/08-migration-applied-to-one-tenant-only";
const std::string drift = "stage-09/09-schema-drift-between-tenant-databases";

TEST(ExamChoice, DrawsSeedZeroAndOneMoreByTheExamsName)
{
	const Played all = played(RIDE_SCENARIOS, {.seeds = "all"}), drawn = played(RIDE_SCENARIOS, {.seeds = "drawn"});
	EXPECT_EQ(drawn, played(RIDE_SCENARIOS, {.seeds = "drawn"}));
	ASSERT_EQ(drawn.size(), all.size());
	std::set<unsigned> others;
	for (const auto &[exam, seeds] : drawn)
	{
		EXPECT_LE(seeds.size(), 2u) << exam;
		EXPECT_EQ(seeds.count(0), all.at(exam).count(0)) << exam;
		for (const unsigned seed : seeds)
		{
			EXPECT_EQ(all.at(exam).count(seed), 1u) << exam << " is not for seed " << seed;
			others.insert(seed);
		}
	}
	std::set<unsigned> every;
	for (const auto &[exam, seeds] : all)
		every.insert(seeds.begin(), seeds.end());
	EXPECT_EQ(others, every) << "between them they play every instance";
}

TEST(ExamChoice, PlaysEachExamOnTheFirstInstanceThatItIsFor)
{
	const Played all = played(RIDE_SCENARIOS, {.seeds = "all"}), first = played(RIDE_SCENARIOS, {.seeds = "first"});
	ASSERT_EQ(first.size(), all.size());
	for (const auto &[exam, seeds] : first)
		EXPECT_EQ(seeds, std::set{*all.at(exam).begin()}) << exam;
}

TEST(ExamChoice, SharesAreDisjointAndWholeTogether)
{
	Played together;
	for (const char *const shard : {"1/3", "2/3", "3/3"})
	{
		const ride::ChosenExams share =
		    choose_exams(ride::model::Catalogue(RIDE_SCENARIOS), {.seeds = "drawn", .shard = shard});
		EXPECT_EQ(share.left_out.size(), 1u);
		for (const auto &[exam, seeds] : played(share))
			for (const unsigned seed : seeds)
				EXPECT_TRUE(together[exam].insert(seed).second) << exam << " is in two shares";
	}
	EXPECT_EQ(together, played(RIDE_SCENARIOS, {.seeds = "drawn"}));
}

TEST(ExamChoice, RefusesWhatMakesNoSense)
{
	const ride::model::Catalogue catalogue(RIDE_SCENARIOS);
	for (const char *const shard : {"0/3", "4/3", "1", "1/2/3", "a/b", "/"})
		EXPECT_THROW(choose_exams(catalogue, {.shard = shard}), ride::Failure) << shard;
	for (const char *const seeds : {"", "x", "1,", "-1", "drawn,1"})
		EXPECT_THROW(choose_exams(catalogue, {.seeds = seeds}), ride::Failure) << seeds;
	EXPECT_THROW(choose_exams(catalogue, {.kinds = "sleep"}), ride::Failure);
	EXPECT_THROW(choose_exams(catalogue, {.ids = {"77/77"}}), ride::Failure);
}

TEST_F(ExamChoiceOf, PlaysAFewOfEverythingWhereNobodyCanTell)
{
	const ride::ChosenExams chosen =
	    choose_exams(ride::model::Catalogue(scenarios()), {.seeds = "drawn", .changed_since = "HEAD"});
	ASSERT_EQ(chosen.left_out.size(), 2u);
	EXPECT_NE(chosen.left_out[0].find("what has changed cannot be told"), std::string::npos);
	const Played exams = played(chosen);
	for (const std::string &id : ride::model::Catalogue(scenarios()).ids())
	{
		const std::set<std::string> names = names_of(exams, id);
		EXPECT_EQ(names.size(), 3u) << id;
		EXPECT_EQ(names.count("solve") + names.count("nothing"), 2u) << id;
	}
	for (const auto &[exam, seeds] : exams)
		EXPECT_EQ(seeds.size(), 1u) << exam;
}

TEST_F(ExamChoiceOf, MarksTheOthersAsWhatMayBeLeftOut)
{
	const ride::model::Catalogue catalogue(scenarios());
	const Played few = played(choose_exams(catalogue, {.seeds = "drawn", .changed_since = "HEAD"}));
	Played all = played(choose_exams(catalogue, {.seeds = "drawn"}));
	for (const auto &[exam, seeds] : few)
		all[exam].insert(seeds.begin(), seeds.end());
	const ride::ChosenExams chosen =
	    choose_exams(catalogue, {.seeds = "drawn", .changed_since = "HEAD", .others_too = true});
	EXPECT_EQ(played(chosen), all);
	ride::ChosenExams certain = chosen;
	std::erase_if(certain.tasks, [](const ride::ExamTask &task) { return task.while_time_is_left; });
	EXPECT_EQ(played(certain), few);
}

TEST_F(ExamChoiceOf, PlaysWhatHasChangedWhole)
{
	if (!has_git())
		GTEST_SKIP() << "git is not installed";
	commit_all();
	const Played drawn = played(scenarios(), {.seeds = "drawn"});
	EXPECT_EQ(names_of(played(scenarios(), {.seeds = "drawn", .changed_since = "HEAD"}), drift).size(), 3u);

	write(drift + "/briefing.md", "\n"); /* not committed */
	Played exams = played(scenarios(), {.seeds = "drawn", .changed_since = "HEAD"});
	EXPECT_EQ(names_of(exams, drift), names_of(drawn, drift));
	EXPECT_EQ(names_of(exams, behind).size(), 3u);

	write(behind + "/exam/new.sql", "SELECT 1;\n"); /* not known to git */
	exams = played(scenarios(), {.seeds = "drawn", .changed_since = "HEAD"});
	EXPECT_EQ(names_of(exams, behind), names_of(drawn, behind));

	git({"add", "--all"});
	git({"commit", "--quiet", "--message", "both"});
	EXPECT_EQ(names_of(played(scenarios(), {.seeds = "drawn", .changed_since = "HEAD"}), drift).size(), 3u);
	EXPECT_EQ(names_of(played(scenarios(), {.seeds = "drawn", .changed_since = "HEAD~1"}), drift),
	          names_of(drawn, drift));

	write("common.toml", "\n"); /* what they share */
	EXPECT_EQ(played(scenarios(), {.seeds = "drawn", .changed_since = "HEAD"}), drawn);
}

} // namespace ride::exam_choice_test
