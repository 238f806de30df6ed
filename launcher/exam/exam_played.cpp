/*
 * Which incident and which scripts an exam has played, as a digest.
 *
 * Pure C++.
 */
#include "launcher/exam/exam_recording.hpp"

#include <map>
#include <set>

#include "launcher/cluster/digest.hpp"
#include "launcher/system/files.hpp"
#include "model/evidence.hpp"

namespace fs = std::filesystem;

namespace ride
{
namespace
{

class Played
{
public:
	void add(const std::string &text) { digest_.add(text); }
	void add(unsigned number) { digest_.add(std::to_string(number)); }
	void add(bool is) { digest_.add(is ? "yes" : "no"); }
	void add(const std::vector<std::string> &texts)
	{
		add(static_cast<unsigned>(texts.size()));
		for (const std::string &text : texts)
			add(text);
	}

	void add(const model::Probe &probe)
	{
		add(static_cast<unsigned>(probe.kind));
		add(probe.databases);
		add(probe.role);
		add(probe.given);
		add(probe.explain);
		add(probe.query);
		add(probe.sessions);
		add(static_cast<unsigned>(probe.condition));
		add(probe.sqlstate);
		add(probe.waiting_for);
		add(probe.rounds);
		for (const model::Probe &alternative : probe.alternatives)
			add(alternative);
	}

	void add(const model::Scenario &scenario)
	{
		add(scenario.id);
		add(scenario.roles);
		count(scenario.databases);
		for (const model::Database &database : scenario.databases)
		{
			add(std::vector{database.name, database.owner});
			for (const model::SeedFile &file : database.seed)
				add(file.sql);
		}
		count(scenario.setups);
		for (const model::Setup &setup : scenario.setups)
		{
			add(setup.run);
			add(std::vector{setup.role, setup.after});
			add(setup.in);
		}
		count(scenario.sessions);
		for (const model::Session &session : scenario.sessions)
			add(session);
		count(scenario.fix);
		for (const model::FixItem &item : scenario.fix)
		{
			add(item.id);
			add(item.probe);
		}
		count(scenario.traps);
		for (const model::TrapItem &item : scenario.traps)
			add(item);
		count(scenario.repairs);
		for (const model::Repair &repair : scenario.repairs)
		{
			add(std::vector{repair.table, repair.where});
			add(repair.databases);
			add(repair.columns);
			add(repair.loses);
		}
	}

	/* What is looked for, and which relations and functions are a look at a group. */
	void add(const std::vector<model::Want> &wants, const model::Vocabulary &vocabulary)
	{
		for (const model::Want &want : wants)
		{
			add(model::describe(want));
			for (const std::size_t act : want.after)
				add(model::describe(wants[act]));
			const model::Group *const group =
			    want.sight.kind == model::Sight::Kind::group ? vocabulary.group(want.sight.name) : nullptr;
			if (group == nullptr)
				continue;
			add(group->of_relation);
			add(group->plans);
			add(group->relations);
			add(group->functions);
		}
	}

	std::string text() const { return digest_.text(); }

private:
	template <typename List>
	void count(const List &list)
	{
		add(static_cast<unsigned>(list.size()));
	}

	void add(const model::Session &session)
	{
		add(std::vector{session.name, session.application_name, session.role});
		add(session.in);
		add(session.count);
		add(session.first);
		add(session.run);
		add(session.every_ms);
		add(session.pause_ms);
		add(session.innocent);
	}

	/* An act is in what is looked for. */
	void add(const model::TrapItem &item)
	{
		if (item.act)
			return;
		add(item.id);
		if (item.probe)
			add(*item.probe);
		if (item.keeps)
			add(static_cast<unsigned>(*item.keeps));
	}

	Digest digest_;
};

/* The scripts of the exam, filled, in the order of their names: those that it runs, and the files that these name. */
std::map<std::string, std::string> scripts_of(const model::Catalogue &catalogue, const model::Scenario &scenario,
                                              const Exam &exam)
{
	std::map<std::string, std::string> folder, scripts;
	for (const auto &entry : fs::directory_iterator(exam_folder(catalogue, scenario.id)))
		if (const std::string name = entry.path().filename().string(); entry.is_regular_file() && name != "exam.toml")
			folder[name] = read_file(entry.path());
	std::set<std::string> left{exam.run, exam.hold};
	while (!left.empty())
	{
		const std::string name = *left.begin();
		left.erase(left.begin());
		const auto file = folder.find(name);
		if (file == folder.end() || scripts.contains(name))
			continue;
		scripts[name] = model::fill(scenario, file->second, {scenario.id + "/exam/" + name, 0});
		for (const auto &[other, _] : folder)
			if (file->second.find(other) != std::string::npos)
				left.insert(other);
	}
	return scripts;
}

} // namespace

std::string digest_of_played(const model::Catalogue &catalogue, const model::Scenario &scenario, const Exam &exam)
{
	Played played;
	played.add(scenario);
	played.add(model::wants(scenario, catalogue.vocabulary()), catalogue.vocabulary());
	played.add(std::vector{exam.run, exam.hold, exam.hold_in});
	played.add(exam.may_fail);
	played.add(exam.rounds);
	for (const auto &[name, text] : scripts_of(catalogue, scenario, exam))
		played.add(std::vector{name, text});
	return played.text();
}

} // namespace ride
