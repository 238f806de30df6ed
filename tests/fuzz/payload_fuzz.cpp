/*
 * Any bytes as an answer of the director.
 *
 * Test code, no server. No read leaves the bytes; rows that are whole come back byte for byte from the writer, and whatever is
 * not whole is known to be broken.
 */
#include "check.hpp"
#include "extension/shared/payload.hpp"

using namespace ride;
using namespace ride::test;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
	const std::string text = text_of(data, size);
	PayloadReader reader(reinterpret_cast<const char *>(data), size);
	PayloadWriter writer;
	for (std::int32_t fields = reader.next_row(); fields >= 0; fields = reader.next_row())
	{
		Row row;
		for (std::int32_t i = 0; i < fields && !reader.is_broken(); ++i)
		{
			std::int32_t length = 0;
			const char *const field = reader.next_field(&length);
			row.push_back(field != nullptr ? Field(std::string(field, static_cast<std::size_t>(length)))
			                               : std::nullopt);
		}
		if (!reader.is_broken())
			writer.row(row);
	}
	const std::string written = writer.take();
	require(reader.is_broken() || written == text, "an answer that is whole is all rows", text);
	require(!reader.is_broken() || written.size() < text.size(), "an answer that is all rows is not broken", text);
	return 0;
}
