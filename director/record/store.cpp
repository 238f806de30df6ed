/*
 * The control database.
 *
 * Pure C++; director only.
 */
#include "director/record/store.hpp"

#include <sstream>

namespace ride
{

namespace
{

constexpr const char *tables = R"(
CREATE TABLE IF NOT EXISTS attempt (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  number bigint NOT NULL, id text NOT NULL, seed bigint NOT NULL, phase text NOT NULL, hints int NOT NULL DEFAULT 0, card text);
CREATE TABLE IF NOT EXISTS evidence (document text NOT NULL);
CREATE SEQUENCE IF NOT EXISTS attempt_number;
CREATE TABLE IF NOT EXISTS seeded_object (
  database text, schema text, name text, database_oid oid, relation oid, PRIMARY KEY (database, schema, name));
CREATE TABLE IF NOT EXISTS remembered (question text PRIMARY KEY, answer text);
CREATE TABLE IF NOT EXISTS declared (
  n bigint GENERATED ALWAYS AS IDENTITY, mechanism text, culprit text, PRIMARY KEY (mechanism, culprit));
CREATE TABLE IF NOT EXISTS kept_column (
  database oid, relation oid, n int, name text, type text, number int, key boolean, PRIMARY KEY (database, relation, n));
CREATE TABLE IF NOT EXISTS kept_part (
  database oid, relation oid, n int, columns int[], keys text, rows text, sum text, PRIMARY KEY (database, relation, n));
CREATE TABLE IF NOT EXISTS kept_shape (
  database oid, relation oid, n int, kind text, object oid, name text, definition text, PRIMARY KEY (database, relation, n));
CREATE TABLE IF NOT EXISTS ledger (place text NOT NULL, state text NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS ledger_place ON ledger (md5(place));
CREATE TABLE IF NOT EXISTS app_log (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp(),
  application text, database text, sqlstate text, message text);
CREATE TABLE IF NOT EXISTS timeline (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL, pid int, transaction bigint, subtransaction bigint,
  database text, kind text, object text, committed boolean);
CREATE INDEX IF NOT EXISTS timeline_open ON timeline (pid, transaction) WHERE committed IS NULL;
)";

Phase phase_of(const std::string &text)
{
	for (const Phase phase : {Phase::prepared, Phase::live, Phase::submitted})
		if (text == to_text(phase))
			return phase;
	return Phase::idle;
}

} // namespace

const char *to_text(Phase phase)
{
	switch (phase)
	{
		case Phase::prepared:
			return "prepared";
		case Phase::live:
			return "live";
		case Phase::submitted:
			return "submitted";
		case Phase::idle:
			break;
	}
	return "idle";
}

void Store::open(const Target &target)
{
	loop_.connect(link_, target);
	run(tables);
}

Attempt Store::attempt()
{
	const Outcome found = run("SELECT number, id, seed, phase, hints, card FROM attempt");
	Attempt attempt;
	if (found.rows.empty())
		return attempt;
	const Row &row = found.rows.front();
	attempt.number = std::stoull(*row[0]);
	attempt.id = *row[1];
	attempt.seed = static_cast<unsigned>(std::stoul(*row[2]));
	attempt.phase = phase_of(*row[3]);
	attempt.hints = static_cast<unsigned>(std::stoul(*row[4]));
	attempt.card = row[5].value_or("");
	return attempt;
}

void Store::begin(const std::string &id, unsigned seed, const std::vector<SeededObject> &objects)
{
	std::string sql =
	    "TRUNCATE attempt, evidence, seeded_object, remembered, declared, kept_column, kept_part, kept_shape, ledger, app_log, timeline RESTART IDENTITY;"
	    "INSERT INTO attempt (number, id, seed, phase) VALUES (nextval('attempt_number'), " +
	    quote_value(id) + ", " + std::to_string(seed) + ", 'prepared');";
	for (const SeededObject &object : objects)
		sql += "INSERT INTO seeded_object VALUES (" + quote_value(object.database) + ", " + quote_value(object.schema) +
		       ", " + quote_value(object.name) + ", " + std::to_string(object.database_oid) + ", " +
		       std::to_string(object.relation) + ");";
	run(sql); /* one string is one transaction */
}

void Store::set_phase(Phase phase)
{
	run("UPDATE attempt SET phase = $1", {to_text(phase)});
}

void Store::set_hints(unsigned hints)
{
	run("UPDATE attempt SET hints = $1", {std::to_string(hints)});
}

void Store::submit(const std::string &card, const std::string &evidence)
{
	run("WITH frozen AS (UPDATE attempt SET phase = 'submitted', card = $1 WHERE phase <> 'submitted' RETURNING 1) "
	    "INSERT INTO evidence SELECT $2::text FROM frozen",
	    {card, evidence});
}

void Store::clear()
{
	run("TRUNCATE attempt, evidence, seeded_object, remembered, declared, kept_column, kept_part, kept_shape, ledger, app_log, timeline RESTART IDENTITY");
}

std::vector<SeededObject> Store::objects()
{
	std::vector<SeededObject> objects;
	for (const Row &row :
	     run("SELECT database, schema, name, database_oid, relation FROM seeded_object ORDER BY 1, 2, 3").rows)
		objects.push_back({*row[0], *row[1], *row[2], static_cast<std::uint32_t>(std::stoul(*row[3])),
		                   static_cast<std::uint32_t>(std::stoul(*row[4]))});
	return objects;
}

std::vector<model::LedgerEntry> Store::ledger()
{
	std::vector<model::LedgerEntry> entries;
	for (const Row &row : run("SELECT place, state FROM ledger").rows)
		entries.push_back({*row[0], row[1]});
	return entries;
}

void Store::remember(const std::string &question, const Field &answer)
{
	run("INSERT INTO remembered VALUES (" + quote_value(question) + ", " + (answer ? quote_value(*answer) : "NULL") +
	    ") ON CONFLICT (question) DO UPDATE SET answer = excluded.answer");
}

std::optional<Field> Store::remembered(const std::string &question)
{
	const Outcome found = run("SELECT answer FROM remembered WHERE question = $1", {question});
	if (found.rows.empty())
		return std::nullopt;
	return found.rows.front().front();
}

void Store::keep_rows(const std::map<TableNumber, KeptRows> &all)
{
	std::string columns, parts;
	for (const auto &[table, rows] : all)
	{
		const std::string number = std::to_string(table.first) + ", " + std::to_string(table.second) + ", ";
		for (std::size_t i = 0; i < rows.columns.size(); ++i)
		{
			const KeptColumn &column = rows.columns[i];
			columns += (columns.empty() ? "(" : ", (") + number + std::to_string(i) + ", " + quote_value(column.name) +
			           ", " + quote_value(column.type) + ", " + std::to_string(column.number) +
			           (column.key ? ", true)" : ", false)");
		}
		for (std::size_t i = 0; i < rows.parts.size(); ++i)
		{
			const KeptPart &part = rows.parts[i];
			std::string of;
			for (const std::size_t position : part.columns)
				of += (of.empty() ? "" : ",") + std::to_string(position);
			parts += (parts.empty() ? "(" : ", (") + number + std::to_string(i) + ", '{" + of + "}', " +
			         quote_value(part.keys) + ", " + quote_value(part.rows) + ", " + quote_value(part.sum) + ")";
		}
	}
	std::string sql = "BEGIN; TRUNCATE kept_column, kept_part;";
	if (!columns.empty())
		sql += "INSERT INTO kept_column VALUES " + columns + ";";
	if (!parts.empty())
		sql += "INSERT INTO kept_part VALUES " + parts + ";";
	run(sql + "COMMIT");
}

std::map<TableNumber, KeptRows> Store::kept_rows()
{
	std::map<TableNumber, KeptRows> all;
	const auto number = [](const Field &field) { return static_cast<std::uint32_t>(std::stoul(*field)); };
	for (const Row &row :
	     run("SELECT database, relation, name, type, number, key FROM kept_column ORDER BY database, relation, n").rows)
		all[{number(row[0]), number(row[1])}].columns.push_back({*row[2], *row[3], std::stoi(*row[4]), *row[5] == "t"});
	for (const Row &row :
	     run("SELECT database, relation, array_to_string(columns, ' '), keys, rows, sum FROM kept_part "
	         "ORDER BY database, relation, n")
	         .rows)
	{
		KeptPart part;
		std::istringstream columns(*row[2]);
		for (std::size_t position; columns >> position;)
			part.columns.push_back(position);
		part.keys = *row[3];
		part.rows = *row[4];
		part.sum = *row[5];
		all[{number(row[0]), number(row[1])}].parts.push_back(std::move(part));
	}
	return all;
}

void Store::keep_shapes(const std::map<TableNumber, Shape> &all)
{
	std::string items;
	for (const auto &[table, shape] : all)
		for (std::size_t i = 0; i < shape.size(); ++i)
			items += (items.empty() ? "(" : ", (") + std::to_string(table.first) + ", " + std::to_string(table.second) +
			         ", " + std::to_string(i) + ", " + quote_value(shape[i].kind) + ", " +
			         std::to_string(shape[i].object) + ", " + quote_value(shape[i].name) + ", " +
			         quote_value(shape[i].definition) + ")";
	run("BEGIN; TRUNCATE kept_shape;" + (items.empty() ? items : "INSERT INTO kept_shape VALUES " + items + ";") +
	    "COMMIT");
}

std::map<TableNumber, Shape> Store::kept_shapes()
{
	std::map<TableNumber, Shape> all;
	const auto number = [](const Field &field) { return static_cast<std::uint32_t>(std::stoul(*field)); };
	for (const Row &row : run("SELECT database, relation, kind, object, name, definition FROM kept_shape "
	                          "ORDER BY database, relation, n")
	                          .rows)
		all[{number(row[0]), number(row[1])}].push_back({*row[2], number(row[3]), *row[4], *row[5]});
	return all;
}

bool Store::declare(const model::DeclaredPair &pair)
{
	return run("INSERT INTO declared (mechanism, culprit) VALUES ($1, $2) ON CONFLICT DO NOTHING",
	           {pair.mechanism, model::to_text(pair.culprit)})
	           .tag == "INSERT 0 1";
}

bool Store::retract(const model::DeclaredPair &pair)
{
	return run("DELETE FROM declared WHERE mechanism = $1 AND culprit = $2",
	           {pair.mechanism, model::to_text(pair.culprit)})
	           .tag == "DELETE 1";
}

std::vector<std::pair<std::string, std::string>> Store::declared()
{
	std::vector<std::pair<std::string, std::string>> pairs;
	for (const Row &row : run("SELECT mechanism, culprit FROM declared ORDER BY n").rows)
		pairs.emplace_back(*row[0], *row[1]);
	return pairs;
}

} // namespace ride
