/*
 * What every fuzz target is made of: the entry function's signature, and a check that ends the process.
 *
 * Test code, no server. libFuzzer calls the entry function with bytes it makes up; driver.cpp with saved ones.
 */
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/catalogue.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace ride::test
{

/* Aborts with both texts when `holds` is false: that is what libFuzzer takes for a find. */
void require(bool holds, const std::string &property, std::string_view about = {});

/* Every problem tells its place and the way out. `text` is the content of `file`: no line lies behind its end. */
void require_places(const std::vector<model::Problem> &problems, const std::string &file, std::string_view text);

inline std::string text_of(const std::uint8_t *data, std::size_t size)
{
	return {reinterpret_cast<const char *>(data), size};
}

} // namespace ride::test
