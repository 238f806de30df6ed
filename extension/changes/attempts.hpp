/*
 * What was tried, whatever became of it.
 *
 * Server code; any backend but internal ones. Judged before the server checks a right: a refusal is no merit. Counted
 * is what the on-call's own sessions try, and what code that runs inside anyone's session tries (functions,
 * triggers), since nobody but the on-call makes code after arming.
 */
#pragma once

#include "extension/watch/caller.hpp"

namespace ride
{

/* Tags that are no command of the server. */
namespace attempt
{
inline constexpr const char *superuser = "BECOME SUPERUSER";
inline constexpr const char *program = "COPY PROGRAM";
inline constexpr const char *drop_database = "DROP DATABASE";
inline constexpr const char *tamper = "TAMPER";
} // namespace attempt

/* Sets the slots that ask for this attempt on `object` (InvalidOid: on nothing in particular). */
void note_attempt(Facts *facts, const char *tag, Oid object = InvalidOid);

/* A utility statement is about to run. `depth` 0: sent by the client. */
void note_utility_attempts(Facts *facts, const Node *statement, int depth);

/* A planned statement is about to start: writing to the record, or a tag that a slot asks for. */
void note_query_attempts(Facts *facts, const PlannedStmt *statement, int depth);

/* A setting is about to be set, by SET or set_config(). */
void note_setting_attempt(Facts *facts, const char *setting, const char *value);

/* Internal, predefined and superuser roles: nobody becomes or changes these. */
bool is_protected_role(const char *name);

} // namespace ride
