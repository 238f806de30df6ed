/*
 * Strict reading of one TOML table: typed values, filled variables, and a problem for all that is wrong.
 *
 * Pure C++. A getter that finds nothing usable reports it and returns a harmless value, so that one reading collects as
 * many problems as it can. finish() reports the keys that nobody has asked for.
 */
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/pure.hpp"
#include "model/document.hpp"
#include "model/filling.hpp"

namespace ride::model
{

/* What all tables of one file share. `variables` is null where nothing is filled (vocabulary files). */
struct FileReading
{
	std::string file;
	std::vector<Problem> &problems;
	const Variables *variables = nullptr;
	bool complete = true; /* false once a value could not be read: then rules about the whole make no sense */
};

enum class Need
{
	required,
	optional
};

class TableReader
{
public:
	TableReader(const Node &table, std::string path, FileReading &reading);

	Source source() const { return {reading_->file, table_->line}; }
	Source source_of(std::string_view key) const;
	std::string path_of(std::string_view key) const;
	FileReading &reading() const { return *reading_; }

	bool has(std::string_view key) const { return table_->find(key) != nullptr; }

	/* A string, a whole number between bounds (`otherwise`: if it is absent), true or false. */
	std::string text(std::string_view key, Need need = Need::required);
	int number(std::string_view key, int from, int to, std::optional<int> otherwise = std::nullopt);
	bool flag(std::string_view key, bool otherwise);

	/* A list of non-empty strings. */
	std::vector<std::string> texts(std::string_view key, Need need = Need::required);
	/* The same, where a single string may stand for a list of one. */
	std::vector<std::string> one_or_more(std::string_view key);
	/* A list of SQL statements in which {{round}} may stay. */
	std::vector<std::string> statements(std::string_view key, Round round);

	/* A sub-table; nothing when absent or of another kind (which is reported). */
	std::optional<TableReader> table(std::string_view key);
	/* The same, where a list of inline tables may stand too. */
	std::vector<TableReader> table_or_tables(std::string_view key);
	/* [[key]], or a list of inline tables; their paths count from 1: "detect[2]". */
	std::vector<TableReader> tables(std::string_view key);

	/* The value of any kind, null if it is absent. Counts as asked for. */
	const Node *raw(std::string_view key);

	/* Reports a problem with a key; "": with the table itself. */
	void problem(std::string_view key, std::string message, std::string mend);
	/* The same for a value that is of no use: rules about the whole are not checked then. */
	void unusable(std::string_view key, std::string message, std::string mend);

	/* Reports unknown keys; call once all others have been asked for. */
	void finish();

private:
	const Node *ask(std::string_view key, Need need, Node::Kind kind);
	std::vector<std::string> list(std::string_view key, Need need, Round round);
	std::string filled(const Node &node, const std::string &path, Round round);
	void wrong_kind(const Node &node, const std::string &path, const std::string &wanted);

	const Node *table_;
	std::string path_;
	FileReading *reading_;
	std::vector<std::string> asked_;
};

} // namespace ride::model
