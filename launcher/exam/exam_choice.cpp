/*
 * Seeds, kinds, changes and shards: from the options to a list of exams.
 *
 * Pure C++.
 */
#include "launcher/exam/exam_choice.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "launcher/exam/changed_scenarios.hpp"
#include "launcher/exam/exam_kinds.hpp"
#include "launcher/sandbox/scenarios.hpp"
#include "launcher/system/failure.hpp"
#include "model/text.hpp"

namespace ride
{
namespace
{

std::optional<unsigned> number_in(std::string_view text)
{
	unsigned number = 0;
	const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
	return error == std::errc() && stop == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/* FNV-1a: the same on every machine. https://datatracker.ietf.org/doc/html/draft-eastlake-fnv */
std::uint64_t hash_of(const std::string &text)
{
	std::uint64_t hash = 0xcbf29ce484222325;
	for (const char c : text)
		hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
	return hash;
}

/* Which instances are asked for. */
class Seeds
{
public:
	explicit Seeds(const std::string &given) : all_(given == "all"), drawn_(given == "drawn"), first_(given == "first")
	{
		if (all_ || drawn_ || first_)
			return;
		for (const std::string &one : model::split(given, ','))
		{
			const std::optional<unsigned> seed = number_in(one);
			if (!seed)
				throw Failure(ExitStatus::usage, "--seeds " + given + " is no list of seeds",
				              "write --seeds 0,1,2, --seeds first, --seeds drawn or --seeds all");
			listed_.push_back(*seed);
		}
	}

	/* The instances that have to be read. */
	std::vector<unsigned> of(unsigned combinations) const
	{
		if (!all_ && !drawn_ && !first_)
			return listed_;
		std::vector<unsigned> every;
		for (unsigned seed = 0; seed < combinations; ++seed)
			every.push_back(seed);
		return every;
	}

	bool plays(const std::string &id, const Exam &exam, unsigned seed, unsigned combinations) const
	{
		if (first_)
			return seed == (exam.seeds.empty() ? 0 : *std::min_element(exam.seeds.begin(), exam.seeds.end()));
		return !drawn_ || seed == 0 || seed == other(id, exam, combinations);
	}

	/* One instance by the exam's name, so that between them all exams play all instances. */
	static unsigned drawn(const std::string &id, const Exam &exam, unsigned combinations)
	{
		const std::uint64_t number = hash_of(id + "/" + exam.name);
		return exam.seeds.empty() ? static_cast<unsigned>(number % combinations)
		                          : exam.seeds[number % exam.seeds.size()];
	}

private:
	/* The same, but not 0 where there is another. */
	static unsigned other(const std::string &id, const Exam &exam, unsigned combinations)
	{
		if (!exam.seeds.empty() || combinations == 1)
			return drawn(id, exam, combinations);
		return 1 + static_cast<unsigned>(hash_of(id + "/" + exam.name) % (combinations - 1));
	}

	bool all_, drawn_, first_;
	std::vector<unsigned> listed_;
};

std::vector<std::string> kinds_in(const std::string &given)
{
	std::vector<std::string> kinds;
	if (!given.empty())
		kinds = model::split(given, ',');
	for (const std::string &kind : kinds)
		if (!has_known_kind(kind))
			throw Failure(ExitStatus::usage, "there is no kind of exam '" + kind + "'", "kinds: " + known_kinds());
	return kinds;
}

/* The few exams of a scenario that has not changed. */
std::vector<std::string> sample_of(const std::string &id, const std::vector<Exam> &exams)
{
	std::vector<std::string> sample = {"solve", "nothing"}, springing;
	for (const Exam &exam : exams)
		if (!exam.sprung.empty())
			springing.push_back(exam.name);
	if (!springing.empty())
		sample.push_back(springing[hash_of(id) % springing.size()]);
	return sample;
}

std::vector<ExamTask> shard_of(std::vector<ExamTask> tasks, const std::string &shard)
{
	if (shard.empty())
		return tasks;
	const std::vector<std::string> parts = model::split(shard, '/');
	const std::optional<unsigned> which = number_in(parts.front()), of = number_in(parts.back());
	if (parts.size() != 2 || !which || !of || *which < 1 || *which > *of)
		throw Failure(ExitStatus::usage, "--shard " + shard + " is no share",
		              "write --shard 1/3 for the first of three");
	std::vector<ExamTask> share;
	for (std::size_t i = *which - 1; i < tasks.size(); i += *of)
		share.push_back(std::move(tasks[i]));
	return share;
}

std::vector<Exam> exams_of(const model::Catalogue &catalogue, const model::Scenario &scenario)
{
	std::vector<model::Problem> problems;
	std::vector<Exam> exams = read_exams(catalogue, scenario, problems);
	if (!problems.empty())
		throw broken(model::ScenarioError(problems));
	return exams;
}

} // namespace

ChosenExams choose_exams(const model::Catalogue &catalogue, const ExamChoice &choice)
{
	const std::vector<std::string> kinds = kinds_in(choice.kinds);
	const Seeds seeds(choice.seeds);
	std::vector<std::string> ids;
	for (const std::string &given : choice.ids)
		if (const std::string id = resolve_id(catalogue, given); !model::contains(ids, id))
			ids.push_back(id);
	if (ids.empty())
		ids = catalogue.ids();
	ChosenExams chosen;
	std::optional<ChangedScenarios> changed;
	if (!choice.changed_since.empty())
		changed = changed_scenarios(choice.history.empty() ? catalogue.folder() : std::filesystem::path(choice.history),
		                            choice.changed_since);
	if (changed && !changed->is_known)
		chosen.left_out.push_back("what has changed cannot be told (" + changed->why_not +
		                          "): of every scenario a few exams are played");
	std::size_t unchanged = 0;
	for (const std::string &id : ids)
	{
		const model::Scenario first = load_scenario(catalogue, id, 0);
		const std::vector<Exam> exams_of_first = exams_of(catalogue, first);
		const bool is_sampled = changed && (!changed->is_known || !changed->has(id));
		const std::vector<std::string> sample = sample_of(id, exams_of_first);
		unchanged += is_sampled ? 1 : 0;
		const Seeds every("all");
		const std::vector<unsigned> asked = seeds.of(first.combinations);
		for (const unsigned seed : is_sampled ? every.of(first.combinations) : asked)
		{
			const model::Scenario scenario = load_scenario(catalogue, id, seed);
			std::vector<Exam> exams = exams_of(catalogue, scenario);
			chosen.missing[id] = missing_exams(scenario, exams);
			chosen.is_incomplete = chosen.is_incomplete || !chosen.missing[id].empty();
			for (Exam &exam : exams)
			{
				const bool is_of_kinds =
				    kinds.empty() || std::any_of(kinds.begin(), kinds.end(),
				                                 [&](const std::string &kind) { return is_of_kind(exam.name, kind); });
				const bool is_in_sample = is_sampled && model::contains(sample, exam.name) &&
				                          seed == Seeds::drawn(id, exam, first.combinations);
				const bool is_asked = model::contains(asked, seed) && seeds.plays(id, exam, seed, first.combinations);
				const bool is_other = is_sampled && !is_in_sample && choice.others_too && is_asked;
				if (is_of_kinds && (is_sampled ? is_in_sample || is_other : is_asked))
					chosen.tasks.push_back({id, seed, std::move(exam), choice.major, is_other});
			}
		}
	}
	if (unchanged > 0 && !choice.others_too)
		chosen.left_out.push_back(
		    "of " + std::to_string(unchanged) + (unchanged == 1 ? " scenario that has" : " scenarios that have") +
		    " not changed, only solve, nothing and one trap are played, on one instance each; all: "
		    "ride scenario exam --seeds all");
	if (chosen.tasks.empty())
		throw Failure(ExitStatus::usage, "no exam fits" + (choice.kinds.empty() ? "" : " --kind " + choice.kinds),
		              "see exam/exam.toml of the scenario");
	const std::size_t all = chosen.tasks.size();
	chosen.tasks = shard_of(std::move(chosen.tasks), choice.shard);
	if (chosen.tasks.size() < all)
		chosen.left_out.push_back(std::to_string(all - chosen.tasks.size()) + " exams are other shards'");
	return chosen;
}

} // namespace ride
