/*
 * UTF-8, character by character.
 *
 * Pure C++, used by the launcher and by the director.
 */
#include "model/utf8.hpp"

namespace ride::model
{

namespace
{

/* What the first byte of a character tells: its length, and the range of its second byte. */
struct Lead
{
	std::size_t length = 0; /* 0: no character begins so */
	unsigned char from = 0x80, to = 0xbf;
};

Lead lead_of(unsigned char byte)
{
	if (byte == 0)
		return {};
	if (byte < 0x80)
		return {1};
	if (byte < 0xc2)
		return {};
	if (byte < 0xe0)
		return {2};
	if (byte < 0xf0)
		return {3, static_cast<unsigned char>(byte == 0xe0 ? 0xa0 : 0x80),
		        static_cast<unsigned char>(byte == 0xed ? 0x9f : 0xbf)};
	if (byte < 0xf5)
		return {4, static_cast<unsigned char>(byte == 0xf0 ? 0x90 : 0x80),
		        static_cast<unsigned char>(byte == 0xf4 ? 0x8f : 0xbf)};
	return {};
}

/* The first character of a text: how many of its bytes are right, of how many. */
struct Character
{
	std::size_t good, length;
};

Character first_character(std::string_view text)
{
	const Lead lead = lead_of(static_cast<unsigned char>(text[0]));
	if (lead.length == 0)
		return {0, 1};
	std::size_t good = 1;
	while (good < lead.length && good < text.size())
	{
		const auto byte = static_cast<unsigned char>(text[good]);
		if (good == 1 ? byte < lead.from || byte > lead.to : (byte & 0xc0) != 0x80)
			break;
		good++;
	}
	return {good, lead.length};
}

} // namespace

std::size_t good_utf8(std::string_view text)
{
	std::size_t at = 0;
	while (at < text.size())
	{
		const Character character = first_character(text.substr(at));
		if (character.good < character.length)
			break;
		at += character.length;
	}
	return at;
}

bool is_utf8(std::string_view text)
{
	return good_utf8(text) == text.size();
}

std::string whole_utf8(std::string_view text)
{
	std::string result;
	while (!text.empty())
	{
		const std::size_t good = good_utf8(text);
		result += text.substr(0, good);
		text.remove_prefix(good);
		if (text.empty())
			break;
		if (const std::size_t begun = first_character(text).good; begun > 0 && begun == text.size())
			break; /* cut off here */
		result += '?';
		text.remove_prefix(1);
	}
	return result;
}

} // namespace ride::model
