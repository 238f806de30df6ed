/*
 * The bytes of an answer: rows of nullable texts, as the director writes them and a backend reads them.
 *
 * Plain C++, no server header. A row is a count of fields; a field is a length (-1 = NULL) and its bytes.
 */
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

namespace ride
{

using Field = std::optional<std::string>;
using Row = std::vector<Field>;

class PayloadWriter
{
public:
	void row(const Row &fields)
	{
		number(static_cast<std::int32_t>(fields.size()));
		for (const Field &field : fields)
		{
			number(field ? static_cast<std::int32_t>(field->size()) : -1);
			if (field)
				bytes_ += *field;
		}
	}

	std::string take() { return std::move(bytes_); }

private:
	void number(std::int32_t value) { bytes_.append(reinterpret_cast<const char *>(&value), sizeof value); }

	std::string bytes_;
};

/* Walks a payload without owning anything, so that an error raised meanwhile skips no destructor. */
class PayloadReader
{
public:
	PayloadReader(const char *begin, std::size_t length) : at_(begin), end_(begin + length) {}

	/* Starts the next row; returns its number of fields, or -1 at the end. */
	std::int32_t next_row() { return at_ < end_ ? number() : -1; }

	/* The next field's bytes, not terminated; null for NULL. */
	const char *next_field(std::int32_t *length)
	{
		*length = number();
		if (*length < 0)
			return nullptr;
		const char *const field = at_;
		at_ += *length;
		return field;
	}

private:
	std::int32_t number()
	{
		std::int32_t value;
		std::memcpy(&value, at_, sizeof value);
		at_ += sizeof value;
		return value;
	}

	const char *at_;
	const char *end_;
};

} // namespace ride
