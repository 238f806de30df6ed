/*
 * How values are written as text where texts are compared.
 *
 * Plain data, no server header. A session of an application tells its rows in this format, and a check asks for what stands
 * in the same one.
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
