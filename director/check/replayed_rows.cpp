/*
 * Questions about state: the rows that a replay has written, and what has to stand of an application's rows at all.
 *
 * Pure C++; director only.
 */
#include "director/check/probes_asked.hpp"
#include "model/replayed.hpp"
#include "model/text.hpp"

namespace ride
{

namespace
{

constexpr const char *strays_key = "columns that the seeds fill";
constexpr const char *every_column = "*";
constexpr const char *unclear_key = "tables that applications write unclearly";

struct ReplayedRows
{
	std::vector<model::Told> told;
	std::vector<std::string> found;
};

ReplayedRows rows_of(const std::vector<Outcome> &outcomes)
{
	ReplayedRows rows;
	for (const Outcome &outcome : outcomes)
	{
		for (model::Told &one : model::counted(outcome.tag, outcome.told))
			rows.told.push_back(std::move(one));
		rows.found.insert(rows.found.end(), outcome.found.begin(), outcome.found.end());
	}
	return rows;
}

std::string table_name(const model::LedgerTable &table)
{
	return table.schema + "." + table.table;
}

} // namespace

model::LedgerScope Probes::scope_of(const model::LedgerTable &table)
{
	model::LedgerScope scope;
	for (const model::Repair &repair : scenario_.repairs)
		if (repair.table == table_name(table) &&
		    (repair.databases.empty() || model::contains(repair.databases, table.database)))
			scope.repairable.insert(repair.columns.begin(), repair.columns.end());
	if (!strays_)
	{
		strays_.emplace();
		const std::string known = store_.remembered(strays_key).value_or(Field()).value_or("");
		for (const std::string &line : model::split(known, '\n'))
			if (const std::vector<std::string> words = model::split(line, '\t'); words.size() == 2)
				(*strays_)[words[0]].insert(words[1]);
	}
	if (const auto strays = strays_->find(table_name(table)); strays != strays_->end())
	{
		scope.is_nothing = strays->second.count(every_column) != 0;
		scope.free.insert(strays->second.begin(), strays->second.end());
	}
	if (!unclear_)
	{
		const std::vector<std::string> known =
		    model::split(store_.remembered(unclear_key).value_or(Field()).value_or(""), '\n');
		unclear_.emplace(known.begin(), known.end());
	}
	scope.may_be_unclear = unclear_->count(table_name(table)) != 0;
	for (const SeededObject &object : objects_)
		if (object.database == table.database && object.schema == table.schema && object.name == table.table &&
		    digests_.has(object))
		{
			scope.relation = object.relation;
			scope.armed = digests_.columns(object);
			scope.armed_key = digests_.key(object);
			scope.may_hide = shapes_.had_row_security(object);
		}
	return scope;
}

bool Probes::replay_stands(const std::string &database, const std::vector<Outcome> &outcomes)
{
	const ReplayedRows rows = rows_of(outcomes);
	return model::strayed(database, rows.told, rows.found,
	                      [this](const model::LedgerTable &table) { return scope_of(table); })
	    .empty();
}

/* A trigger of the seeds' own may fill a column with the time, or take a row to another table, and through a view of theirs
 * it may be unclear what is written: what was so before anybody touched anything is not held against the on-call, in no
 * database. */
void Probes::learn_strays(const Asked &asked)
{
	strays_.emplace();
	unclear_.emplace();
	for (const auto &[of, place] : asked.replay)
	{
		const ReplayedRows rows = rows_of(place.lane->scripts[place.script].outcomes);
		if (place.lane->scripts[place.script].outcomes.size() != place.length)
			continue;
		for (const model::Strayed &strayed : model::strayed(of.second, rows.told, rows.found,
		                                                    [this](const model::LedgerTable &table)
		                                                    {
			                                                    model::LedgerScope all = scope_of(table);
			                                                    all.is_nothing = all.may_be_unclear = false;
			                                                    return all;
		                                                    }))
		{
			if (strayed.is_unclear)
			{
				unclear_->insert(table_name(strayed.table));
				continue;
			}
			std::set<std::string> &columns = (*strays_)[table_name(strayed.table)];
			columns.insert(strayed.columns.begin(), strayed.columns.end());
			if (strayed.is_gone)
				columns.insert(every_column);
		}
	}
	std::string lines;
	for (const auto &[table, columns] : *strays_)
		for (const std::string &column : columns)
			lines += table + "\t" + column + "\n";
	store_.remember(strays_key, lines);
	lines.clear();
	for (const std::string &table : *unclear_)
		lines += table + "\n";
	store_.remember(unclear_key, lines);
}

} // namespace ride
