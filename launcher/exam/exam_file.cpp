/*
 * Strict reading of exam.toml.
 *
 * Pure C++.
 */
#include "launcher/exam/exam_file.hpp"

#include <algorithm>
#include <set>

#include "launcher/exam/exam_kinds.hpp"
#include "model/card.hpp"
#include "model/table_reader.hpp"
#include "model/text.hpp"
#include "model/vocabulary_reader.hpp"

namespace fs = std::filesystem;

namespace ride
{
namespace
{

constexpr std::array dimension_max{40, 40, 20};

/* A card is [Detect, Fix, Trap]. */
std::optional<std::array<int, 3>> read_card(model::TableReader &reader)
{
	const model::Node *node = reader.raw("card");
	if (!node)
		return std::nullopt;
	std::array<int, 3> card{};
	bool good = node->kind == model::Node::Kind::list && node->items.size() == card.size();
	for (std::size_t i = 0; good && i < card.size(); ++i)
	{
		const model::Node &points = node->items[i];
		good = points.kind == model::Node::Kind::number && points.number >= 0 && points.number <= dimension_max[i];
		card[i] = static_cast<int>(points.number);
	}
	if (!good)
		reader.problem("card", "is no card", "write card = [Detect, Fix, Trap] with at most 40, 40 and 20 points");
	return card;
}

/* The instances an exam is for; empty = all of them. */
std::vector<unsigned> read_seeds(model::TableReader &reader, const model::Scenario &scenario)
{
	const model::Node *node = reader.raw("seeds");
	if (!node)
		return {};
	std::vector<unsigned> seeds;
	bool good = node->kind == model::Node::Kind::list && !node->items.empty();
	for (const model::Node &seed : node->items)
	{
		good =
		    good && seed.kind == model::Node::Kind::number && seed.number >= 0 && seed.number < scenario.combinations;
		seeds.push_back(good ? static_cast<unsigned>(seed.number) : 0);
	}
	if (!good)
		reader.problem("seeds", "is no list of seeds of this scenario",
		               "write seeds = [0, 3] with seeds from 0 to " + std::to_string(scenario.combinations - 1));
	return seeds;
}

/* The scripts are filled when they run; what cannot be filled is a problem now. */
void check_script(model::TableReader &reader, const char *key, const std::string &file,
                  const model::Catalogue &catalogue, const model::Scenario &scenario,
                  std::vector<model::Problem> &problems)
{
	if (file.empty())
		return;
	if (file.find('/') != std::string::npos || file == "..")
		return reader.problem(key, "'" + file + "' is no file of the exam folder", "write the name of one");
	const std::string path = scenario.id + "/exam/" + file;
	std::vector<model::Problem> unreadable;
	const auto text = model::read_file(catalogue.folder(), path, unreadable, "");
	if (!text)
		reader.problem(key, path + " " + unreadable.front().message, "write it, or name another file");
	else
		model::fill_text(scenario.variables, *text, {path, 0}, "", model::Round::refused, problems);
}

class KnownItems
{
public:
	explicit KnownItems(const model::Scenario &scenario)
	{
		for (const auto &item : scenario.detect)
			all_.push_back(item.id);
		for (const auto &item : scenario.fix)
			all_.push_back(item.id);
		for (const auto &item : scenario.traps)
		{
			all_.push_back(item.id);
			traps_.push_back(item.id);
		}
	}

	void check_trap(model::TableReader &reader, const char *key, const std::string &id) const
	{
		check(reader, key, id, traps_, "trap");
	}
	void check_item(model::TableReader &reader, const char *key, const std::string &id) const
	{
		check(reader, key, id, all_, "item");
	}

private:
	static void check(model::TableReader &reader, const char *key, const std::string &id,
	                  const std::vector<std::string> &known, const char *what)
	{
		if (!model::contains(known, id))
			reader.problem(key, std::string("there is no ") + what + " '" + id + "'",
			               model::known_names(id, known, "mend the name"));
	}

	std::vector<std::string> all_, traps_;
};

std::map<std::string, std::string> read_states(model::TableReader &reader, const KnownItems &items)
{
	static const std::vector<std::string> known{"held", "late", "missed", "sprung", "clear"};
	std::map<std::string, std::string> states;
	const model::Node *node = reader.raw("states");
	if (!node)
		return states;
	if (node->kind != model::Node::Kind::table)
	{
		reader.problem("states", "is no table", "write states = { item = \"late\" }");
		return states;
	}
	for (const model::Node::Member &member : node->members)
	{
		items.check_item(reader, "states", member.key);
		if (member.value.kind != model::Node::Kind::text || !model::contains(known, member.value.text))
			reader.problem("states", "'" + member.value.text + "' is no state of a submitted card",
			               "known: " + model::joined(known));
		states[member.key] = member.value.text;
	}
	return states;
}

Exam read_exam(model::TableReader &reader, const model::Catalogue &catalogue, const model::Scenario &scenario,
               const KnownItems &items, std::vector<model::Problem> &problems)
{
	using model::Need;
	Exam exam;
	exam.source = reader.source();
	exam.name = reader.text("name");
	exam.run = reader.text("run", Need::optional);
	exam.may_fail = reader.flag("may_fail", false);
	exam.rounds = static_cast<unsigned>(reader.number("rounds", 0, 1000, 0));
	exam.hold = reader.text("hold", Need::optional);
	exam.hold_in = reader.text("hold_in", Need::optional);
	exam.card = read_card(reader);
	exam.sprung = reader.texts("sprung", Need::optional);
	exam.states = read_states(reader, items);
	exam.error = reader.text("error", Need::optional);
	exam.seeds = read_seeds(reader, scenario);
	reader.finish();

	if (!exam.name.empty() && (!model::is_id(exam.name) || !has_known_kind(exam.name)))
		reader.problem("name", "'" + exam.name + "' begins with no kind of exam", "known kinds: " + known_kinds());
	if (is_waiting_kind(exam.name) && exam.rounds == 0)
		reader.problem("rounds", "is missing, and " + exam.name + " is about what waiting does",
		               "write rounds = 5 or more");
	if (exam.card.has_value() == !exam.error.empty())
		reader.problem("card", exam.card ? "stands beside `error`" : "is missing",
		               "an exam ends with a card or with an error");
	if (!exam.error.empty() && (!exam.sprung.empty() || !exam.states.empty()))
		reader.problem("error", "stands beside `sprung` or `states`", "without a card there are no items to compare");
	for (const std::string &id : exam.sprung)
		items.check_trap(reader, "sprung", id);
	if (exam.hold.empty() != exam.hold_in.empty())
		reader.problem("hold", "needs hold_in, and the other way round",
		               "give both: the statements and their database");
	if (!exam.hold_in.empty() &&
	    std::none_of(scenario.databases.begin(), scenario.databases.end(),
	                 [&](const model::Database &database) { return database.name == exam.hold_in; }))
		reader.problem("hold_in", "there is no database '" + exam.hold_in + "'", "name one of the scenario");
	check_script(reader, "run", exam.run, catalogue, scenario, problems);
	check_script(reader, "hold", exam.hold, catalogue, scenario, problems);
	return exam;
}

} // namespace

fs::path exam_folder(const model::Catalogue &catalogue, const std::string &id)
{
	return catalogue.folder() / id / "exam";
}

std::vector<Exam> read_exams(const model::Catalogue &catalogue, const model::Scenario &scenario,
                             std::vector<model::Problem> &problems)
{
	std::vector<Exam> exams;
	const std::string file = scenario.id + "/exam/exam.toml";
	if (!fs::exists(catalogue.folder() / file))
		return exams;
	const auto text = model::read_file(catalogue.folder(), file, problems, "write [[exam]] tables, or remove it");
	if (!text)
		return exams;
	const std::size_t before = problems.size();
	const model::Node document = model::parse_document(*text, file, problems);
	if (problems.size() > before)
		return exams;
	model::FileReading reading{file, problems, &scenario.variables};
	model::TableReader reader(document, "", reading);
	const KnownItems items(scenario);
	std::set<std::string> names;
	for (model::TableReader &table : reader.tables("exam"))
	{
		Exam exam = read_exam(table, catalogue, scenario, items, problems);
		if (!exam.name.empty() && !names.insert(exam.name).second)
			table.problem("name", "the exam " + exam.name + " stands there twice", "choose another name");
		if (exam.seeds.empty() || model::contains(exam.seeds, scenario.seed))
			exams.push_back(std::move(exam));
	}
	reader.finish();
	return exams;
}

} // namespace ride
