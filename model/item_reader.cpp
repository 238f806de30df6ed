/*
 * From TOML to the items that are checked and scored.
 *
 * Pure C++, used by the launcher and by the director.
 */
#include "model/item_reader.hpp"

#include <stdexcept>

#include "model/card.hpp"
#include "model/culprit.hpp"
#include "model/names.hpp"
#include "model/probe_reader.hpp"
#include "model/text.hpp"

namespace ride::model
{

namespace
{

void read_armed(TableReader &document, Scenario &scenario)
{
	for (TableReader &reader : document.tables("armed"))
	{
		ArmedCheck check;
		check.says = reader.text("says");
		check.probe = read_probe(reader);
		reader.finish();
		scenario.armed.push_back(std::move(check));
	}
}

/* What detect, fix and trap items have in common. */
template <typename Item>
void read_item(TableReader &reader, Item &item)
{
	item.source = reader.source();
	item.id = reader.text("id");
	item.points = reader.number("points", 1, 40);
	item.says = reader.text("says");
	if (!item.id.empty() && !is_id(item.id))
		reader.problem("id", "'" + item.id + "' is no id", "use small letters, digits and dashes");
}

Diagnosis read_diagnosis(TableReader &reader, const Scenario &scenario)
{
	Diagnosis diagnosis;
	diagnosis.mechanisms = reader.texts("mechanism");
	for (const std::string &given : reader.texts("culprit"))
		try
		{
			diagnosis.culprits.push_back(read_full_culprit(scenario, given));
		}
		catch (const std::invalid_argument &error)
		{
			reader.problem("culprit", error.what(), "write db, db.table, db.table.column, or session:NAME");
		}

	const std::string level = reader.text("at_least", Need::optional);
	if (level == "database")
		diagnosis.at_least = Diagnosis::Level::database;
	else if (level == "table")
		diagnosis.at_least = Diagnosis::Level::table;
	else if (!level.empty() && level != "column")
	{
		reader.problem("at_least", "'" + level + "' is unknown", "write database, table or column");
		diagnosis.at_least = Diagnosis::Level::database;
	}
	for (const Culprit &culprit : level.empty() ? std::vector<Culprit>{} : diagnosis.culprits)
		if (culprit.kind != Culprit::Kind::object)
			reader.problem("at_least", "goes only with culprits that are objects, not with " + to_text(culprit),
			               "leave it out");
		else if (level_of(culprit) < diagnosis.at_least)
			reader.problem("at_least", "asks for more than " + to_text(culprit) + " spells",
			               "lower it, or spell the culprit out");
	reader.finish();
	return diagnosis;
}

void read_detect(TableReader &document, Scenario &scenario)
{
	for (TableReader &reader : document.tables("detect"))
	{
		DetectItem item;
		read_item(reader, item);
		if (reader.has("saw") == reader.has("diagnosis"))
			reader.problem("", "needs exactly one of `saw` and `diagnosis`", "make it two items, or add one of them");
		if (reader.has("saw"))
			item.look = read_look(reader);
		for (TableReader &diagnosis : reader.table_or_tables("diagnosis"))
			item.diagnoses.push_back(read_diagnosis(diagnosis, scenario));
		for (const char *key : {"in", "before", "after"})
			if (!item.look && !item.diagnoses.empty() && reader.raw(key))
				reader.problem(key, "does not go with `diagnosis`", "leave it out");
		for (const char *key : {"in", "before", "after"})
			reader.raw(key); /* an item with neither is one error, and these are no more */
		reader.finish();
		scenario.detect.push_back(std::move(item));
	}
}

void read_fix(TableReader &document, Scenario &scenario)
{
	for (TableReader &reader : document.tables("fix"))
	{
		FixItem item;
		read_item(reader, item);
		item.probe = read_probe(reader);
		reader.finish();
		scenario.fix.push_back(std::move(item));
	}
}

void read_repairs(TableReader &document, Scenario &scenario)
{
	for (TableReader &reader : document.tables("repair"))
	{
		Repair repair;
		repair.source = reader.source();
		if (const std::string table = reader.text("table"); !table.empty())
			repair.table = read_relation(reader, "table", table);
		repair.databases = reader.texts("in", Need::optional);
		repair.columns = reader.texts("columns", Need::optional);
		repair.where = reader.text("where", Need::optional);
		repair.loses = reader.texts("loses", Need::optional);
		if (repair.columns.empty() && repair.loses.empty())
			reader.problem("", "allows nothing", "name `columns` that a repair may fill, or what the table `loses`");
		if (!repair.where.empty() && repair.columns.empty())
			reader.problem("where", "stands without `columns`", "name the columns, or leave it out");
		for (const std::string &kind : repair.loses)
			if (!contains(shape_kinds, kind))
				reader.problem("loses", "'" + kind + "' is no part of a table's shape",
				               known_names(kind, shape_kinds, "write one of " + joined(shape_kinds)));
		reader.finish();
		scenario.repairs.push_back(std::move(repair));
	}
}

void read_traps(TableReader &document, Scenario &scenario)
{
	for (TableReader &reader : document.tables("trap"))
	{
		TrapItem item;
		read_item(reader, item);
		if (has_act(reader) && has_probe(reader))
		{
			reader.problem("", "asks about state and about an act", "make it two traps");
			for (const char *key : {"holds", "changed", "session", "any", "as", "given", "explain", "is", "rounds"})
				reader.raw(key); /* asked for, so that each is no second error */
		}
		if (has_act(reader))
			item.act = read_act(reader);
		else
			item.probe = read_probe(reader);
		item.covers = reader.texts("covers", Need::optional);
		reader.finish();
		scenario.traps.push_back(std::move(item));
	}
}

} // namespace

void read_items(TableReader &document, Scenario &scenario)
{
	read_armed(document, scenario);
	read_detect(document, scenario);
	read_fix(document, scenario);
	read_repairs(document, scenario);
	read_traps(document, scenario);
}

} // namespace ride::model
