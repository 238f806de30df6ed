/*
 * The document of a recording: one object, a line for each thing in it, so that a change can be read.
 *
 * Pure C++.
 */
#include "launcher/exam/exam_recording.hpp"

#include <nlohmann/json.hpp>

#include "launcher/system/failure.hpp"
#include "launcher/system/files.hpp"
#include "model/evidence.hpp"

namespace fs = std::filesystem;

namespace ride
{
namespace
{

using Json = nlohmann::ordered_json;

constexpr unsigned recording_version = 1;

/* Members of objects and elements of lists stand on lines of their own; an element is one line, whatever is in it. */
void print(const Json &value, const std::string &indent, std::string &out)
{
	if (!value.is_structured() || value.empty())
	{
		out += value.dump();
		return;
	}
	const std::string inner = indent + " ";
	const char *separator = "\n";
	out += value.is_object() ? "{" : "[";
	for (const auto &[key, member] : value.items())
	{
		out += separator + inner;
		separator = ",\n";
		if (value.is_array())
			out += member.dump();
		else
		{
			out += Json(key).dump() + ": ";
			print(member, inner, out);
		}
	}
	out += "\n" + indent + (value.is_object() ? "}" : "]");
}

/* Without the texts, which the other card has. */
std::string in_short(const model::Card &card)
{
	Json items = Json::array();
	for (const model::CardItem &item : card.items)
		items.push_back(item.item + " " + model::to_text(item.state) + " " + std::to_string(item.points) + "/" +
		                std::to_string(item.max));
	return Json{
	    {"detect", card.detect}, {"fix", card.fix}, {"trap", card.trap}, {"untold", card.untold}, {"items", items}}
	    .dump();
}

} // namespace

fs::path recording_path(const fs::path &folder, const ExamTask &task)
{
	return folder / task.id / ("seed" + std::to_string(task.seed)) / (task.exam.name + ".json");
}

void write_recording(const fs::path &folder, const ExamTask &task, const Recording &recording)
{
	const Json document{{"version", recording_version},
	                    {"id", task.id},
	                    {"seed", task.seed},
	                    {"exam", task.exam.name},
	                    {"played", recording.played},
	                    {"evidence", Json::parse(recording.evidence)},
	                    {"before", Json::parse(recording.before)},
	                    {"card", Json::parse(recording.card)}};
	std::string text;
	print(document, "", text);
	const fs::path path = recording_path(folder, task);
	make_folder(path.parent_path(), 0755);
	write_file(path, text + "\n", 0644);
}

Recording read_recording(const fs::path &path)
{
	try
	{
		const Json document = Json::parse(read_file(path));
		if (document.at("version") != recording_version)
			throw Failure(ExitStatus::failure, path.string() + " is a recording of another version of ride",
			              "record it again");
		return {document.at("played").get<std::string>(), document.at("evidence").dump(), document.at("card").dump(),
		        document.at("before").dump()};
	}
	catch (const Json::exception &error)
	{
		throw Failure(ExitStatus::failure, path.string() + " is no recording: " + error.what(), "record it again");
	}
}

Judged judge_again(const model::Catalogue &catalogue, const model::Scenario &scenario, const std::string &evidence)
{
	const model::Vocabulary &vocabulary = catalogue.vocabulary();
	model::Evidence given = model::evidence_from_json(scenario, vocabulary, evidence);
	const std::string card = model::as_json(model::judge(scenario, vocabulary, given));
	given.submitted = given.places_told = false;
	return {card, in_short(model::judge(scenario, vocabulary, given))};
}

} // namespace ride
