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

/* Collects rows, and returns their bytes at the end. */
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

/* Walks a payload. It owns nothing, so an error that is raised meanwhile skips no destructor. It never reads beyond
 * the bytes: a length that does not fit ends the rows, and is_broken() is true from then on. */
class PayloadReader
{
public:
	PayloadReader(const char *begin, std::size_t length) : at_(begin), left_(length) {}

	/* Starts the next row; returns its number of fields, or -1 at the end. */
	std::int32_t next_row()
	{
		if (left_ == 0)
			return -1;
		const std::int32_t fields = number();
		/* every field has a length at least */
		if (fields < 0 || static_cast<std::size_t>(fields) > left_ / sizeof fields)
			give_up();
		return is_broken_ ? -1 : fields;
	}

	/* The next field's bytes, without a terminating zero, and their number; null and -1 for NULL. */
	const char *next_field(std::int32_t *length)
	{
		*length = number();
		if (*length < -1 || (*length > 0 && static_cast<std::size_t>(*length) > left_))
			give_up();
		if (is_broken_)
			*length = -1;
		if (*length < 0)
			return nullptr;
		const char *const field = at_;
		advance(static_cast<std::size_t>(*length));
		return field;
	}

	bool is_broken() const { return is_broken_; }

private:
	std::int32_t number()
	{
		std::int32_t value = -1;
		if (left_ < sizeof value)
			give_up();
		else
		{
			std::memcpy(&value, at_, sizeof value);
			advance(sizeof value);
		}
		return value;
	}

	void advance(std::size_t length)
	{
		at_ += length;
		left_ -= length;
	}

	void give_up()
	{
		is_broken_ = true;
		left_ = 0;
	}

	const char *at_;
	std::size_t left_;
	bool is_broken_ = false;
};

} // namespace ride
