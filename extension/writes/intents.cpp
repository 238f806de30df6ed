/*
 * What an application's transaction is about to write, in a file that outlives the director.
 *
 * Server code; sessions of simulated applications.
 */
#include "extension/writes/intents.hpp"

#include "extension/base/compat.hpp"

namespace ride::intents
{

namespace
{

uint64 newest; /* the transaction whose documents the file has */

/* A file that cannot be written must not make an application fail. */
void complain(const char *path)
{
	ereport(LOG, (errcode_for_file_access(), errmsg("could not write file \"%s\": %m", path)));
}

} // namespace

void keep(const char *document)
{
	char path[MAXPGPATH];
	snprintf(path, sizeof path, "ride/intent.%d", MyProcPid);
	const bool is_first = newest != compat::local_transaction();
	const int file = OpenTransientFile(path, O_WRONLY | O_CREAT | O_APPEND | (is_first ? O_TRUNC : 0) | PG_BINARY);
	if (file < 0)
		return complain(path);
	newest = compat::local_transaction();
	/* a new director may have taken the file while this transaction goes on */
	const bool is_empty = lseek(file, 0, SEEK_END) == 0;
	const char *const database = is_empty ? get_database_name(MyDatabaseId) : "";
	const char *const text = psprintf("%s%s%s\n", database, is_empty ? "\n" : "", document);
	const auto length = static_cast<ssize_t>(strlen(text));
	errno = ENOSPC; /* in case the write is short */
	if (write(file, text, static_cast<size_t>(length)) != length)
		complain(path);
	if (CloseTransientFile(file) != 0)
		complain(path);
}

} // namespace ride::intents
