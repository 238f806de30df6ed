/*
 * The director's Host, as the server that it runs in.
 *
 * Bridge; director only.
 */
#pragma once

#include "director/host.hpp"

namespace ride
{

class ServerHost : public Host
{
public:
	Place place() override;
	Facts &facts() override;
	std::int64_t now_ms() override;
	bool waits_for_lock(int pid) override;
	void wait(std::vector<Socket> &sockets, long timeout_ms) override;
	bool take_request(const std::function<bool(const Request &)> &wanted, Posted *posted) override;
	bool abandoned(int slot) override;
	void answer(int slot, const std::string &payload) override;
	void refuse(int slot, const Failure &failure) override;
	bool take_event(TimelineEvent *event) override;
	std::string secret() override;
	std::string secret_verifier(const std::string &secret) override;
	std::string password_verifier(const std::string &password) override;
	std::uint64_t hash(const std::string &text, std::uint64_t seed) override;
	void set_own_secret(const std::string &verifier) override;
	void log(const std::string &message) override;
};

} // namespace ride
