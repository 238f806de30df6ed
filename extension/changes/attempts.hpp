/*
 * What was tried, whatever became of it.
 *
 * Server code; any backend but internal ones. An attempt counts before the server checks a right: to be refused is no
 * merit. What the on-call's own sessions try counts, and what functions and triggers try in any session, since nobody
 * but the on-call makes code after arming.
 */
#pragma once

#include "extension/watch/caller.hpp"

namespace ride
{

/* Tags of attempts that one command tag does not name. */
namespace attempt
{
inline constexpr const char *superuser = "BECOME SUPERUSER";
inline constexpr const char *program = "COPY PROGRAM";
inline constexpr const char *drop_database = "DROP DATABASE";
inline constexpr const char *tamper = "TAMPER";
} // namespace attempt

/* Sets the slots that ask for this attempt on `object`, or on anything. InvalidOid: it is on nothing in particular. */
void note_attempt(Facts *facts, const char *tag, Oid object = InvalidOid);

/* A utility statement is about to run. `depth`: of the statements around it; 0: the client has sent it. */
void note_utility_attempts(Facts *facts, const Node *statement, int depth);

/* A planned statement is about to start. Notes that it writes to the record, or what a slot asks for. */
void note_query_attempts(Facts *facts, const PlannedStmt *statement, int depth);

/* A setting is about to be set, by SET or set_config(). `value` may be null. */
void note_setting_attempt(Facts *facts, const char *setting, const char *value);

/* Whether a role is ride's own or a superuser: the on-call may neither become it nor change it. */
bool is_protected_role(const char *name);

} // namespace ride
