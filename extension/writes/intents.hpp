/*
 * What an application's transaction is about to write, in a file that outlives the director.
 *
 * Server code; sessions of simulated applications. The director learns of a row before its transaction commits, and
 * keeps what was acknowledged. If it ended in between, the application's row would look like somebody else's. So each
 * document stands in a file of the session before the commit. The director removes the file when it has kept what came
 * of the transaction (left_intents.hpp).
 */
#pragma once

namespace ride::intents
{

/* Adds a document, which is one line, to ride/intent.PID. The file has those of the session's newest transaction,
 * after the name of its database. */
void keep(const char *document);

} // namespace ride::intents
