/*
 * The settings under which values are written as text, where the texts are compared.
 *
 * Plain data, no server header. An application's session tells its rows in this format, and a check reads the tables
 * in the same.
 */
#pragma once

namespace ride
{

struct OutputSetting
{
	const char *name, *value;
};

inline constexpr OutputSetting output_format[] = {{"DateStyle", "ISO"},
                                                  {"IntervalStyle", "postgres"},
                                                  {"TimeZone", "UTC"},
                                                  {"bytea_output", "hex"},
                                                  {"extra_float_digits", "1"}};

} // namespace ride
