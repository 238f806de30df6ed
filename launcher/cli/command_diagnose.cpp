/*
 * ride diagnose: name the cause, take a name back, or see the vocabulary.
 */
#include <algorithm>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "launcher/cli/cli.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/terminal/output.hpp"
#include "launcher/sandbox/play.hpp"

namespace ride
{
namespace
{

struct DiagnoseOptions
{
	std::string mechanism, culprit, name;
	bool drop = false, as_json = false;
};

void print_mechanisms(const Rows &mechanisms)
{
	std::size_t width = 0;
	for (const auto &row : mechanisms.rows)
		width = std::max(width, display_width(row[1].value_or("")));
	std::string area;
	for (const auto &row : mechanisms.rows)
	{
		if (row[0].value_or("") != area)
		{
			std::cout << (area.empty() ? "" : "\n") << paint(Colour::bold, row[0].value_or("")) << '\n';
			area = row[0].value_or("");
		}
		const std::string name = row[1].value_or("");
		std::cout << "  " << name << std::string(width - display_width(name) + 2, ' ') << row[2].value_or("") << '\n';
	}
}

void show_vocabulary(Connection &oncall, bool as_json)
{
	const Rows mechanisms = oncall.query("SELECT area, mechanism, says FROM ride.mechanisms()");
	const Rows declared = oncall.query("SELECT mechanism, culprit FROM ride.diagnoses()");
	if (as_json)
	{
		print_json({{"mechanisms", json_of(mechanisms)}, {"declared", json_of(declared)}});
		return;
	}
	print_mechanisms(mechanisms);
	std::cout << '\n';
	for (const auto &row : declared.rows)
		std::cout << "noted: " << row[0].value_or("") << " · " << row[1].value_or("") << '\n';
	if (declared.rows.empty())
		std::cout << "nothing noted yet\n";
	std::cout
	    << "\nride diagnose MECHANISM CULPRIT   culprit: db, db.table, db.table.column, session:NAME, role:, slot:, setting:\n";
}

ExitStatus run_diagnose(const DiagnoseOptions &options)
{
	if (options.mechanism.empty() != options.culprit.empty())
		throw Failure(ExitStatus::usage, "a diagnosis names a mechanism and a culprit",
		              "for example: ride diagnose missing_index shop.orders; ride diagnose alone lists the mechanisms");
	if (options.drop && options.mechanism.empty())
		throw Failure(ExitStatus::usage, "--drop needs the diagnosis to take back",
		              "ride diagnose MECHANISM CULPRIT --drop");
	Connection oncall = connect_as_oncall(live_sandbox(options.name));
	if (options.mechanism.empty())
		show_vocabulary(oncall, options.as_json);
	else
		print_lines(oncall.query(options.drop ? "SELECT ride.undiagnose($1, $2)" : "SELECT ride.diagnose($1, $2)",
		                         {options.mechanism, options.culprit}));
	return ExitStatus::success;
}

} // namespace

void add_diagnose_command(CLI::App &parent)
{
	CLI::App *command =
	    parent.add_subcommand("diagnose", "Name the cause; alone, lists the mechanisms and what is noted");
	auto options = std::make_shared<DiagnoseOptions>();
	command->add_option("MECHANISM", options->mechanism, "What kind of fault it is");
	command->add_option("CULPRIT", options->culprit, "What has it: db, db.table, db.table.column, session:NAME, …");
	command->add_flag("--drop", options->drop, "Take that diagnosis back");
	command->add_option("--name", options->name, "The sandbox, when several run");
	command->add_flag("--json", options->as_json, "The list as one JSON document");
	command->footer("Example:\n  ride diagnose missing_index shop.orders.customer_id");
	command->callback([options] { finish(run_diagnose(*options)); });
}

} // namespace ride
