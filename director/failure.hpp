/*
 * A failure that keeps everything PostgreSQL says about an error.
 *
 * Pure C++; any process. Thrown by the director's code and by guarded(); carried to the caller of a ride
 * function as a true ereport with the same SQLSTATE, detail and hint.
 */
#pragma once

#include <stdexcept>
#include <string>

namespace ride
{

class Failure : public std::runtime_error
{
public:
	Failure(std::string state, std::string message, std::string more = {}, std::string mend = {})
	    : std::runtime_error(message), sqlstate(std::move(state)), detail(std::move(more)), hint(std::move(mend))
	{
	}

	std::string sqlstate; /* five characters */
	std::string detail;
	std::string hint;
};

namespace sqlstate
{
inline constexpr const char *object_in_use = "55006";
inline constexpr const char *not_in_prerequisite_state = "55000";
inline constexpr const char *undefined_object = "42704";
inline constexpr const char *undefined_database = "3D000";
inline constexpr const char *invalid_parameter = "22023";
inline constexpr const char *insufficient_privilege = "42501";
inline constexpr const char *feature_not_supported = "0A000";
inline constexpr const char *query_canceled = "57014";
inline constexpr const char *internal_error = "XX000";
inline constexpr const char *connection_failure = "08006";
inline constexpr const char *duplicate_object = "42710";
inline constexpr const char *io_error = "58030";
inline constexpr const char *config_file_error = "F0000";
} // namespace sqlstate

} // namespace ride
