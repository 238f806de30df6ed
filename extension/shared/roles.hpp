/*
 * The roles and databases that are ride's own, by name.
 *
 * Plain data, no server header. The director makes them; server code looks up their OIDs.
 */
#pragma once

namespace ride
{

inline constexpr const char *director_role = "ride_director";
inline constexpr const char *checker_role = "ride_checker";
inline constexpr const char *owner_role = "ride_owner";
inline constexpr const char *oncall_role = "oncall";
inline constexpr const char *control_database = "ride";
inline constexpr const char *decoy_database = "postgres";

} // namespace ride
