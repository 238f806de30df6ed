/*
 * Small questions about words that several files of the model ask.
 *
 * Pure C++.
 */
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "model/pure.hpp"

namespace ride::model
{

/* A plain SQL name: a small letter or underscore, then small letters, digits, underscores; at most 63 bytes. */
bool is_plain_name(std::string_view word);

/* An id: small letters, digits, "-" and "_", beginning with a letter. */
bool is_id(std::string_view word);

/* The folder of a stage: "stage-NN". */
bool is_stage_name(std::string_view word);

/* The folder of a scenario: "NN-slug", the slug of words of a-z and 0-9 with one "-" between them. */
bool is_scenario_name(std::string_view word);

/* Five digits or capitals. */
bool is_sqlstate(std::string_view word);

std::string lower(std::string_view text);
std::string trimmed(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);
std::string joined(const std::vector<std::string> &words, const std::string &separator = ", ");

/* The word that is a typing error away from `given`; empty: none is. */
std::string nearest(std::string_view given, const std::vector<std::string> &words);

/* "did you mean orders_api?" or "known: a, b, c" or `otherwise`: the end of an error about an unknown name. */
std::string known_names(std::string_view given, const std::vector<std::string> &words, const std::string &otherwise);

template <typename T, typename U>
bool contains(const std::vector<T> &list, const U &value)
{
	return std::find(list.begin(), list.end(), value) != list.end();
}

} // namespace ride::model
