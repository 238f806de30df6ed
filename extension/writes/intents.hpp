/*
 * What an application's transaction is about to write, kept where the director's end takes nothing of it.
 *
 * Server code; sessions of simulated applications. The director learns of a row before its transaction commits, and keeps
 * what was acknowledged; if it ends in between, nobody would know that the application has written the row, and somebody
 * else would seem to have. So each document stands in a file of the session's before the commit, and the director removes
 * the file when it has kept what came of it (left_intents.hpp).
 */
#pragma once

namespace ride::intents
{

/* The file holds the documents of the session's newest transaction, a line each, after the name of its database. */
void keep(const char *document);

} // namespace ride::intents
