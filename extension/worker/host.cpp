/*
 * What the director's pure C++ asks of the server, done behind guarded().
 *
 * Bridge; director only.
 */
#define RIDE_BRIDGE /* see model/pure.hpp */

#include <functional>

#include "extension/base/guard.hpp"
#include "extension/base/compat.hpp"
#include "extension/base/settings.hpp"
#include "director/host.hpp"
#include "extension/api/requests.hpp"
#include "extension/worker/server_host.hpp"
#include "model/utf8.hpp"

namespace ride
{

namespace
{

constexpr int max_sockets = 250;

/* As much of a text as there is room for, in whole characters. */
template <std::size_t room>
void put(char (&to)[room], std::string_view text)
{
	strlcpy(to, model::whole_utf8(text.substr(0, room - 1)).c_str(), room);
}

/* What wait() needs, as plain data that a longjmp may pass over. */
struct Waiting
{
	int count = 0;
	Socket *sockets = nullptr;
	long timeout_ms = 0;
};

/* The set is made anew each time: docs/decisions.md#the-wait-event-set-is-made-anew-each-turn-of-the-loop. */
void wait_for_events(Waiting *waiting)
{
	WaitEventSet *const set = compat::wait_event_set(waiting->count + 2);
	AddWaitEventToSet(set, WL_LATCH_SET, PGINVALID_SOCKET, MyLatch, nullptr);
	AddWaitEventToSet(set, WL_EXIT_ON_PM_DEATH, PGINVALID_SOCKET, nullptr, nullptr);
	for (int i = 0; i < waiting->count; ++i)
	{
		Socket *const socket = &waiting->sockets[i];
		const uint32 events = (socket->read ? WL_SOCKET_READABLE : 0) | (socket->write ? WL_SOCKET_WRITEABLE : 0);
		if (events != 0)
			AddWaitEventToSet(set, events, socket->descriptor, nullptr, socket);
	}
	WaitEvent found[max_sockets];
	const int happened = WaitEventSetWait(set, waiting->timeout_ms, found, max_sockets, PG_WAIT_EXTENSION);
	for (int i = 0; i < happened; ++i)
	{
		Socket *const socket = static_cast<Socket *>(found[i].user_data);
		if (socket == nullptr)
			continue;
		socket->readable = (found[i].events & WL_SOCKET_READABLE) != 0;
		socket->writable = (found[i].events & WL_SOCKET_WRITEABLE) != 0;
	}
	FreeWaitEventSet(set);
	ResetLatch(MyLatch);
	CHECK_FOR_INTERRUPTS();
	if (ConfigReloadPending)
	{
		ConfigReloadPending = false;
		ProcessConfigFile(PGC_SIGHUP);
	}
}

/* Whether a backend waits for a heavyweight lock, as pg_stat_activity shows it; read without a lock, as there. */
bool is_in_lock_wait(int pid)
{
	const PGPROC *const process = BackendPidGetProc(pid);
	return process != nullptr &&
	       (*static_cast<const volatile uint32 *>(&process->wait_event_info) & 0xFF000000) == PG_WAIT_LOCK;
}

/* Runs statements by SPI in a transaction: the only SQL that does not go through libpq, since without it there is no
 * login. */
void run_as_server(const char *const *statements, int count)
{
	SetCurrentStatementStartTimestamp();
	StartTransactionCommand();
	SPI_connect();
	PushActiveSnapshot(GetTransactionSnapshot());
	for (int i = 0; i < count; ++i)
		if (SPI_execute(statements[i], false, 0) < 0)
			elog(ERROR, "SPI_execute failed: %s", statements[i]);
	SPI_finish();
	PopActiveSnapshot();
	CommitTransactionCommand();
	pgstat_report_stat(true);
}

/* The server's hash functions need a resource owner, and a worker outside of a transaction has none. */
template <typename Build>
char *with_resource_owner(Build &&build)
{
	ResourceOwner const outer = CurrentResourceOwner;
	ResourceOwner const own = ResourceOwnerCreate(nullptr, "ride verifier");
	char *verifier = nullptr;
	CurrentResourceOwner = own;
	always([&] { verifier = build(); },
	       [&]
	       {
		       CurrentResourceOwner = outer;
		       ResourceOwnerRelease(own, RESOURCE_RELEASE_BEFORE_LOCKS, true, true);
		       ResourceOwnerDelete(own);
	       });
	return verifier;
}

template <typename Build>
std::string built_verifier(Build &&build)
{
	char *built = nullptr;
	guarded([&] { built = with_resource_owner(build); });
	const std::string result = built;
	pfree(built);
	return result;
}

} // namespace

Place ServerHost::place()
{
	Place place;
	const std::string folders = Unix_socket_directories != nullptr ? Unix_socket_directories : "";
	place.socket_folder = folders.substr(0, folders.find(','));
	if (place.socket_folder.empty())
		place.socket_folder = "127.0.0.1";
	place.port = PostPortNumber;
	place.scenario_path = settings::scenario_path;
	place.folder = std::string(DataDir) + "/ride";
	place.kept_scenario = place.folder + "/scenario";
	place.exam = settings::exam;
	return place;
}

Facts &ServerHost::facts()
{
	return *mapped_facts();
}

std::int64_t ServerHost::now_ms()
{
	instr_time now;
	INSTR_TIME_SET_CURRENT(now);
	return static_cast<std::int64_t>(INSTR_TIME_GET_MILLISEC(now));
}

bool ServerHost::waits_for_lock(int pid)
{
	bool waits = false;
	guarded([&] { waits = is_in_lock_wait(pid); });
	return waits;
}

void ServerHost::wait(std::vector<Socket> &sockets, long timeout_ms)
{
	if (sockets.size() > max_sockets)
		throw Failure("53000", "the director has too many connections at once");
	Waiting waiting;
	waiting.count = static_cast<int>(sockets.size());
	waiting.sockets = sockets.data();
	waiting.timeout_ms = timeout_ms;
	guarded([&] { wait_for_events(&waiting); });
}

bool ServerHost::take_request(const std::function<bool(const Request &)> &wanted, Posted *posted)
{
	const Request *const request = take_oldest(shared(), wanted);
	if (request == nullptr)
		return false;
	*posted = {static_cast<int>(request - shared()->requests),
	           request->kind,
	           request->first,
	           request->second,
	           request->number,
	           request->posted_ms,
	           request->pid,
	           request->database,
	           request->is_oncall != 0};
	return true;
}

bool ServerHost::abandoned(int slot)
{
	return slot_state(shared()->requests[slot].word.load()) == RequestState::left;
}

void ServerHost::answer(int slot, const std::string &payload)
{
	Request &request = shared()->requests[slot];
	dsm_handle handle = DSM_HANDLE_INVALID;
	if (!payload.empty())
		guarded(
		    [&]
		    {
			    dsm_segment *const segment = dsm_create(payload.size(), 0);
			    memcpy(dsm_segment_address(segment), payload.data(), payload.size());
			    dsm_pin_segment(segment);
			    handle = dsm_segment_handle(segment);
			    dsm_detach(segment);
		    });
	request.failed = 0;
	request.segment = handle;
	request.length = payload.size();
	finish_request(&request);
}

void ServerHost::refuse(int slot, const Failure &failure)
{
	Request &request = shared()->requests[slot];
	request.failed = 1;
	request.segment = DSM_HANDLE_INVALID;
	request.length = 0;
	strlcpy(request.sqlstate, failure.sqlstate.c_str(), sizeof request.sqlstate);
	put(request.message, failure.what());
	put(request.detail, failure.detail);
	put(request.hint, failure.hint);
	finish_request(&request);
}

bool ServerHost::take_event(TimelineEvent *event)
{
	return ring_take(&shared()->ring, event);
}

std::string ServerHost::secret()
{
	unsigned char bytes[16];
	if (!pg_strong_random(bytes, sizeof bytes))
		throw Failure(sqlstate::internal_error, "no random numbers to be had");
	std::string digits;
	for (const unsigned char byte : bytes)
	{
		digits += "0123456789abcdef"[byte >> 4];
		digits += "0123456789abcdef"[byte & 15];
	}
	return digits;
}

std::string ServerHost::secret_verifier(const std::string &secret)
{
	char salt[SCRAM_DEFAULT_SALT_LEN];
	if (!pg_strong_random(salt, sizeof salt))
		throw Failure(sqlstate::internal_error, "no random numbers to be had");
	return built_verifier([&] { return compat::scram_verifier(salt, sizeof salt, secret.c_str()); });
}

std::string ServerHost::password_verifier(const std::string &password)
{
	return built_verifier([&] { return encrypt_password(PASSWORD_TYPE_SCRAM_SHA_256, oncall_role, password.c_str()); });
}

std::uint64_t ServerHost::hash(const std::string &text, std::uint64_t seed)
{
	return hash_bytes_extended(reinterpret_cast<const unsigned char *>(text.data()), static_cast<int>(text.size()),
	                           seed);
}

void ServerHost::set_own_secret(const std::string &verifier)
{
	const std::string name = director_role;
	const std::string make = "DO $$ BEGIN CREATE ROLE " + name +
	                         " SUPERUSER LOGIN; EXCEPTION WHEN duplicate_object THEN "
	                         "NULL; END $$";
	const std::string set = "ALTER ROLE " + name + " SUPERUSER LOGIN PASSWORD '" + verifier + "'";
	const char *const statements[] = {make.c_str(), set.c_str()};
	guarded([&] { run_as_server(statements, 2); });
}

void ServerHost::log(const std::string &message)
{
	guarded([&] { ereport(LOG, (errmsg_internal("ride: %s", message.c_str()))); });
}

} // namespace ride
