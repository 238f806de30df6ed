/*
 * What a scenario is, after its variables have been filled for one seed.
 *
 * Pure C++: no server header, no libpq. Plain values. The catalogue reads them from scenario.toml for the
 * director, which plants and watches a scenario, and for the launcher, which lists and lints it.
 */
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/pure.hpp"

namespace ride::model
{

/* Where something stands: a file below the scenarios folder, and its line (1-based; 0 = the whole file). */
struct Source
{
	std::string file;
	unsigned line = 0;
};

enum class SessionCondition
{
	working,
	failing,
	waiting,
	gone
};

/* A question about state. Without `databases` it is asked in every database of its sessions. */
struct Probe
{
	enum class Kind
	{
		holds,   /* `query` returns one boolean */
		changed, /* `query` returns anything; true when it differs from what it was when armed */
		session, /* every one of `sessions` is in `condition` */
		any      /* one of `alternatives` is true */
	};

	Kind kind = Kind::holds;
	std::vector<std::string> databases;
	std::string role; /* `as`: a role of the scenario; empty = the checker */
	std::vector<std::string> given;
	std::string explain;
	std::string query;
	std::vector<std::string> sessions;
	SessionCondition condition = SessionCondition::working;
	std::string sqlstate;    /* failing: this one; empty = any */
	std::string waiting_for; /* waiting: behind this session; empty = behind anyone */
	unsigned rounds = 1;     /* session: the condition must have held for that many rounds */
	std::vector<Probe> alternatives;
	Source source;
};

/* Something that the on-call did. An empty list does not restrict. */
struct Act
{
	std::vector<std::string> did;    /* command tags with qualifiers, upper case */
	std::vector<std::string> on;     /* "schema.relation", "setting:NAME", "seeded" = any relation the seeds made */
	std::vector<std::string> in;     /* databases */
	std::vector<std::string> wrote;  /* relations: DDL or DML */
	std::vector<std::string> ended;  /* sessions; "*" any, "!name" any but name */
	std::vector<std::string> called; /* functions */
	bool attempted = false;          /* one that was refused or rolled back counts too */
	Source source;
};

/* One way to have looked. */
struct Sight
{
	enum class Kind
	{
		relation, /* read `relation` */
		function, /* called `name` */
		group,    /* read evidence group `name`, about `relation` if the group is about relations */
		error,    /* ran into `sqlstate` with a message naming `word` */
		app_log   /* read rows of ride.app_log() of that database */
	};

	Kind kind = Kind::relation;
	std::string name;     /* function, or group without its "@" */
	std::string relation; /* "schema.name" */
	std::string sqlstate;
	std::string word;

	bool operator==(const Sight &) const = default;
};

/* What a detect item wants to be looked at, and when. */
struct Look
{
	std::vector<Sight> saw;      /* any of these … */
	std::vector<std::string> in; /* … in each of these databases; empty = once, anywhere */
	std::optional<Act> before;   /* the act that closes the look, instead of the usual ones */
	std::optional<Act> after;    /* the act that a look has to follow */
};

/* What a pair of ride.diagnose() names. */
struct Culprit
{
	enum class Kind
	{
		object, /* database, database.table or database.table.column */
		session,
		role,
		slot,
		setting,
		node
	};

	Kind kind = Kind::object;
	std::string database, schema, table, column; /* object; empty where not given; schema defaults to public */
	std::string name;                            /* the other kinds */

	bool operator==(const Culprit &) const = default;
};

/* One way to name the cause: any of the mechanisms with any of the culprits. */
struct Diagnosis
{
	enum class Level
	{
		database,
		table,
		column
	};

	std::vector<std::string> mechanisms;
	std::vector<Culprit> culprits;
	Level at_least = Level::column; /* has to be spelled out of an object culprit that goes so far */
};

/* Either `look` is set, or there are diagnoses, any of which will do. */
struct DetectItem
{
	std::string id, says;
	int points = 0;
	std::optional<Look> look;
	std::vector<Diagnosis> diagnoses;
	Source source;
};

struct FixItem
{
	std::string id, says;
	int points = 0;
	Probe probe;
	Source source;
};

/* What has to stand as it was seeded, but for what a [[repair]] declares. */
enum class Kept
{
	rows, /* every row of every table, with its values */
	shape /* constraints, indexes, grants, owner, persistence, row security of every table */
};

/* Exactly one of `probe`, `act` and `keeps` is set. */
struct TrapItem
{
	std::string id, says;
	int points = 0;
	bool common = false; /* from common.toml */
	std::optional<Probe> probe;
	std::optional<Act> act;
	std::optional<Kept> keeps;       /* sprung when that was not kept */
	std::vector<std::string> covers; /* ids of common traps that are the same loss: only the largest counts */
	Source source;
};

/* A proof that the fault has landed. */
struct ArmedCheck
{
	std::string says;
	Probe probe;
};

/* What a repair may change in the rows that the seeds made, and in the shape of their table. */
struct Repair
{
	std::string table;                  /* "schema.name" */
	std::vector<std::string> databases; /* empty: in all that have it */
	std::vector<std::string> columns;   /* may get another value … */
	std::string where;                  /* … in rows for which this held when armed; empty: in every row */
	std::vector<std::string> loses;     /* kinds of shape that may be lost: shape_kinds */
	Source source;
};

/* What a table's shape is made of, as `loses` names it. */
inline const std::vector<std::string> shape_kinds = {
    "constraint",   "not-null",    "index", "grant",   "policy",           "owner",
    "row-security", "persistence", "type",  "default", "replica-identity", "alone"};

struct SeedFile
{
	std::string path; /* below the scenarios folder */
	std::string sql;  /* variables filled */
};

/* One database (a [[database]] table with several names becomes several of these). */
struct Database
{
	std::string name, owner;
	std::vector<SeedFile> seed;
};

/* Statements that make the fault. `role` empty: run by a superuser. */
struct Setup
{
	std::vector<std::string> run;
	std::string role;
	std::vector<std::string> in;
	std::string after; /* session whose `first` must be done; empty = before all sessions */
	Source source;
};

/* A simulated application: `count` clients in each database of `in`. "{{round}}" is still in its statements. */
struct Session
{
	std::string name, application_name, role;
	std::vector<std::string> in;
	unsigned count = 1;
	std::vector<std::string> first;
	std::vector<std::string> run;
	unsigned every_ms = 1000;
	unsigned pause_ms = 0;
	bool innocent = true;
	Source source;
};

struct Scenario
{
	std::string id; /* stage-NN/NN-slug */
	std::string title, topic;
	int level = 1;
	int minutes_from = 0, minutes_to = 0;
	unsigned seed = 0;
	unsigned combinations = 1; /* how many different instances the [[vary]] tables make */
	std::vector<std::pair<std::string, std::string>> variables; /* every {{name}} and what it stands for */
	std::vector<std::string> hints;
	std::string briefing, postmortem; /* markdown, variables filled */
	std::vector<std::string> roles;
	std::vector<Database> databases; /* sorted by name: the order of creation must not tell which one is different */
	std::vector<std::string>
	    places; /* the databases that the seed chooses among; before submit the card must not tell which */
	std::vector<Setup> setups;
	std::vector<Session> sessions;
	std::vector<ArmedCheck> armed;
	std::vector<DetectItem> detect;
	std::vector<FixItem> fix;
	std::vector<TrapItem> traps; /* the scenario's own, then the common ones */
	std::vector<Repair> repairs;
};

/* "09/09" for stage-09/09-slug; any other text as it is. */
std::string short_id(const std::string &id);

/* One statement with {{round}} filled. */
std::string at_round(const std::string &statement, unsigned long round);

} // namespace ride::model
