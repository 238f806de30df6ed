/*
 * Which of the seeded relations a statement is about.
 *
 * Server code; backends of the on-call.
 */
#include <algorithm>

#include "extension/pg.hpp"
#include "extension/named.hpp"

namespace ride
{

namespace
{

constexpr std::size_t longest_text = 1 << 20; /* beyond that nobody looks anything up */
constexpr int most_lookups = 64;

bool is_word_part(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || IS_HIGHBIT_SET(c);
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

void NamedRelations::word(const char *text, std::size_t length, bool quoted)
{
	if (length >= NAMEDATALEN)
		return;
	bool seeded = false;
	for (std::uint32_t i = 0; i < here_.relation_count; ++i)
	{
		const char *const name = here_.facts->relations[here_.relations[i].number].name;
		if (pg_strncasecmp(name, text, length) == 0 && name[length] == '\0')
		{
			found(i);
			seeded = true;
			any_seeded_ = any_seeded_ || quoted;
		}
	}
	/* What stands in quotes is what a catalog is asked about, maybe some other relation: an index, a table of the on-call's
	 * own. What stands outside is a table that the statement reads besides. */
	if (seeded || any_other_ || !quoted || ++looked_up_ > most_lookups)
		return;
	char name[NAMEDATALEN];
	memcpy(name, text, length);
	name[length] = '\0';
	any_other_ = RelnameGetRelid(name) >= FirstNormalObjectId;
}

void NamedRelations::number(const char *text, std::size_t length)
{
	if (length > 10)
		return;
	std::uint64_t value = 0;
	for (std::size_t i = 0; i < length; ++i)
		value = value * 10 + static_cast<std::uint64_t>(text[i] - '0');
	if (value < FirstNormalObjectId || value > OID_MAX)
		return;
	const Oid relation = static_cast<Oid>(value);
	for (std::uint32_t i = 0; i < here_.relation_count; ++i)
		if (here_.relations[i].relation == relation)
		{
			found(i);
			any_seeded_ = true;
			return;
		}
	if (!any_other_ && ++looked_up_ <= most_lookups)
		any_other_ = SearchSysCacheExists1(RELOID, ObjectIdGetDatum(relation));
}

void NamedRelations::scan(const char *text, std::size_t length, bool is_value)
{
	length = std::min(strnlen(text, length), longest_text);
	bool quoted = is_value;
	for (std::size_t at = 0; at < length;)
	{
		if (text[at] == '\'' && !is_value)
			quoted = !quoted;
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
			word(text + start, at - start, quoted);
	}
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
		if (value == nullptr || value->isnull || !OidIsValid(value->ptype) || !is_telling(value->ptype) ||
		    is_too_long(value->ptype, value->value))
			continue;
		if (value->ptype == OIDOID || value->ptype == REGCLASSOID)
		{
			char digits[16];
			const int length = pg_ultoa_n(DatumGetObjectId(value->value), digits);
			number(digits, static_cast<std::size_t>(length));
			continue;
		}
		Oid output;
		bool is_varlena;
		getTypeOutputInfo(value->ptype, &output, &is_varlena);
		char *const text = OidOutputFunctionCall(output, value->value);
		scan(text, strlen(text), true);
		pfree(text);
	}
}

bool NamedRelations::about(Oid relation) const
{
	for (std::uint32_t i = 0; i < here_.relation_count; ++i)
		if (here_.relations[i].relation == relation && (bits_[i / 64] >> i % 64 & 1) != 0)
			return true;
	return !any_seeded_ && !any_other_;
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
