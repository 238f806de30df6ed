/*
 * The login secrets of every role but the on-call's, in the director's memory only.
 *
 * Pure C++; director only. New at each start of the director; only verifiers are ever sent to the server.
 */
#pragma once

#include <map>
#include <string>

#include "model/pure.hpp"
#include "director/host.hpp"
#include "director/wire/pq.hpp"

namespace ride
{

class Secrets
{
public:
	explicit Secrets(Host &host) : host_(host), place_(host.place()) {}

	/* The secret of a role; made when first asked for. */
	const std::string &of(const std::string &role)
	{
		std::string &secret = secrets_[role];
		if (secret.empty())
			secret = host_.secret();
		return secret;
	}

	std::string verifier(const std::string &role) { return host_.secret_verifier(of(role)); }

	/* How to connect as `role`. */
	Target target(const std::string &role, const std::string &database, const std::string &application,
	              const std::string &options = {})
	{
		return {place_.socket_folder, place_.port, database, role, of(role), application, options};
	}

	const Place &place() const { return place_; }

private:
	Host &host_;
	Place place_;
	std::map<std::string, std::string> secrets_;
};

/* Timeouts of the server's own must not end a simulated client or an internal session. */
inline constexpr const char *no_timeouts = "-c idle_in_transaction_session_timeout=0 -c idle_session_timeout=0 "
                                           "-c statement_timeout=0 -c lock_timeout=0";

/* The same for applications, which find their tables in public whatever schema the on-call makes, and whose client is
 * told what they write. */
inline constexpr const char *application_options =
    "-c idle_in_transaction_session_timeout=0 -c idle_session_timeout=0 -c statement_timeout=0 -c lock_timeout=0 "
    "-c search_path=public -c ride.tells_writes=on";

/* For asking as an application: what is asked tells what is checked, and is not for pg_stat_activity and
 * pg_stat_statements, which the on-call reads. */
inline constexpr const char *asking_options =
    "-c idle_in_transaction_session_timeout=0 -c idle_session_timeout=0 -c statement_timeout=0 -c lock_timeout=0 "
    "-c search_path=public -c ride.quiet=on";

/* For replaying what an application does: told what is written, and shown how it stands before it is rolled back. */
inline constexpr const char *replay_options =
    "-c idle_in_transaction_session_timeout=0 -c idle_session_timeout=0 -c statement_timeout=0 -c lock_timeout=0 "
    "-c search_path=public -c ride.quiet=on -c ride.tells_writes=on -c ride.shows_writes=on";

} // namespace ride
