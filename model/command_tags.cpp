/*
 * Which command tags there are.
 *
 * Pure C++, used by the launcher and by the director.
 */
#include "model/command_tags.hpp"

#include <string>
#include <vector>

#include "model/text.hpp"

namespace ride::model
{

namespace
{

/* The words that follow CREATE, ALTER and DROP. */
const std::vector<std::string> object_words = {"ACCESS METHOD",
                                               "AGGREGATE",
                                               "CAST",
                                               "COLLATION",
                                               "CONSTRAINT",
                                               "CONVERSION",
                                               "DATABASE",
                                               "DEFAULT PRIVILEGES",
                                               "DOMAIN",
                                               "EVENT TRIGGER",
                                               "EXTENSION",
                                               "FOREIGN DATA WRAPPER",
                                               "FOREIGN TABLE",
                                               "FUNCTION",
                                               "INDEX",
                                               "LANGUAGE",
                                               "LARGE OBJECT",
                                               "MATERIALIZED VIEW",
                                               "OPERATOR",
                                               "OPERATOR CLASS",
                                               "OPERATOR FAMILY",
                                               "OWNED",
                                               "POLICY",
                                               "PROCEDURE",
                                               "PUBLICATION",
                                               "ROLE",
                                               "ROUTINE",
                                               "RULE",
                                               "SCHEMA",
                                               "SEQUENCE",
                                               "SERVER",
                                               "STATISTICS",
                                               "SUBSCRIPTION",
                                               "SYSTEM",
                                               "TABLE",
                                               "TABLE AS",
                                               "TABLESPACE",
                                               "TEXT SEARCH CONFIGURATION",
                                               "TEXT SEARCH DICTIONARY",
                                               "TEXT SEARCH PARSER",
                                               "TEXT SEARCH TEMPLATE",
                                               "TRANSFORM",
                                               "TRIGGER",
                                               "TYPE",
                                               "USER MAPPING",
                                               "VIEW"};

const std::vector<std::string> whole_tags = {
    "ANALYZE", "CALL", "CHECKPOINT", "CLUSTER", "COMMENT", "COPY", "COPY FROM", "DELETE", "DO", "GRANT", "GRANT ROLE",
    "IMPORT FOREIGN SCHEMA", "INSERT", "LOAD", "LOCK TABLE", "MERGE", "PREPARE TRANSACTION", "REASSIGN OWNED",
    "REFRESH MATERIALIZED VIEW", "REINDEX", "REVOKE", "REVOKE ROLE", "SECURITY LABEL", "SELECT INTO", "TRUNCATE",
    "TRUNCATE TABLE", "UPDATE", "VACUUM",
    /* qualified, because the form decides which locks it takes */
    "CREATE INDEX CONCURRENTLY", "DROP INDEX CONCURRENTLY", "REINDEX CONCURRENTLY",
    "REFRESH MATERIALIZED VIEW CONCURRENTLY", "VACUUM FULL",
    /* of attempts; the server has no such tags */
    "BECOME SUPERUSER", "COPY PROGRAM", "TAMPER"};

} // namespace

bool is_command_tag(std::string_view tag)
{
	if (contains(whole_tags, tag))
		return true;
	for (const std::string_view verb : {"CREATE ", "ALTER ", "DROP "})
		if (tag.substr(0, verb.size()) == verb)
			return contains(object_words, tag.substr(verb.size()));
	return false;
}

} // namespace ride::model
