/*
 * Which of the seeded relations a function is asked about.
 *
 * Server code; backends of the on-call.
 */
#include <algorithm>

#include "extension/base/pg.hpp"
#include "extension/looks/named.hpp"

namespace ride
{

namespace
{

constexpr std::size_t longest_text = 1 << 20; /* bytes; more is cut off */

bool is_word_part(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || IS_HIGHBIT_SET(c);
}

/* Where the SQL comment that begins at `at` ends; `at` if none does. */
std::size_t comment_end(const char *text, std::size_t at, std::size_t length)
{
	if (at + 1 >= length)
		return at;
	if (text[at] == '-' && text[at + 1] == '-')
	{
		while (at < length && text[at] != '\n' && text[at] != '\r')
			++at;
		return at;
	}
	if (text[at] != '/' || text[at + 1] != '*')
		return at;
	int depth = 0;
	for (; at + 1 < length; ++at)
		if (text[at] == '/' && text[at + 1] == '*')
			++depth, ++at;
		else if (text[at] == '*' && text[at + 1] == '/')
		{
			++at;
			if (--depth == 0)
				return at + 1;
		}
	return length;
}

bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Types whose values can name a relation and whose output cannot run anyone's code. */
bool is_telling(Oid type)
{
	switch (type)
	{
		case TEXTOID:
		case VARCHAROID:
		case BPCHAROID:
		case NAMEOID:
		case UNKNOWNOID:
		case CSTRINGOID:
		case OIDOID:
		case INT4OID:
		case INT8OID:
		case REGCLASSOID:
		case TEXTARRAYOID:
		case VARCHARARRAYOID:
		case NAMEARRAYOID:
		case OIDARRAYOID:
		case INT4ARRAYOID:
		case INT8ARRAYOID:
		case REGCLASSARRAYOID:
			return true;
		default:
			return false;
	}
}

bool is_too_long(Oid type, Datum value)
{
	return get_typlen(type) == -1 && toast_raw_datum_size(value) > longest_text;
}

} // namespace

void NamedRelations::word(const char *text, std::size_t length)
{
	for (std::uint32_t i = 0; i < here_.relation_count && length < NAMEDATALEN; ++i)
	{
		const char *const name = here_.facts->relations[here_.relations[i].number].name;
		if (pg_strncasecmp(name, text, length) == 0 && name[length] == '\0')
			found(i);
	}
}

void NamedRelations::number(const char *text, std::size_t length)
{
	if (length > 10)
		return;
	std::uint64_t value = 0;
	for (std::size_t i = 0; i < length; ++i)
		value = value * 10 + static_cast<std::uint64_t>(text[i] - '0');
	if (value > OID_MAX)
		return;
	if (const std::int64_t position = here_.position_of(static_cast<Oid>(value)); position >= 0)
		found(static_cast<std::uint32_t>(position));
}

void NamedRelations::scan(const char *text, std::size_t length)
{
	length = std::min(strnlen(text, length), longest_text);
	for (std::size_t at = 0; at < length;)
	{
		CHECK_FOR_INTERRUPTS();
		if (const std::size_t end = comment_end(text, at, length); end > at)
		{
			at = end;
			continue;
		}
		if (!is_word_part(text[at]))
		{
			++at;
			continue;
		}
		const std::size_t start = at;
		bool digits = true;
		for (; at < length && is_word_part(text[at]); ++at)
			digits = digits && is_digit(text[at]);
		if (digits)
			number(text + start, at - start);
		else
			word(text + start, at - start);
	}
}

void NamedRelations::scan(Oid type, Datum value)
{
	if (!is_telling(type) || is_too_long(type, value))
		return;
	if (type == OIDOID || type == REGCLASSOID)
	{
		char digits[16];
		const int length = pg_ultoa_n(DatumGetObjectId(value), digits);
		number(digits, static_cast<std::size_t>(length));
		return;
	}
	Oid output;
	bool is_varlena;
	getTypeOutputInfo(type, &output, &is_varlena);
	char *const text = OidOutputFunctionCall(output, value);
	scan(text, strlen(text));
	pfree(text);
}

void NamedRelations::scan(ParamListInfo parameters)
{
	if (parameters == nullptr)
		return;
	for (int i = 0; i < parameters->numParams; ++i)
	{
		ParamExternData space;
		const ParamExternData *const value = parameters->paramFetch != nullptr
		                                         ? parameters->paramFetch(parameters, i + 1, true, &space)
		                                         : &parameters->params[i];
		if (value != nullptr && !value->isnull && OidIsValid(value->ptype))
			scan(value->ptype, value->value);
	}
}

bool NamedRelations::has(Oid relation) const
{
	const std::int64_t position = here_.position_of(relation);
	return position >= 0 && (bits_[position / 64] >> position % 64 & 1) != 0;
}

bool has_word(const char *text, const char *word)
{
	const std::size_t length = strlen(word);
	if (length == 0)
		return true;
	for (const char *at = text; *at != '\0'; ++at)
		if (pg_strncasecmp(at, word, length) == 0 && (at == text || !is_word_part(at[-1])) && !is_word_part(at[length]))
			return true;
	return false;
}

} // namespace ride
