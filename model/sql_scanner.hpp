/*
 * Walks over the words of SQL text, for files that guess what a statement is about.
 *
 * Pure C++. Not a parser: words in comments and string literals count too. Takes linear time.
 */
#pragma once

#include <string>
#include <string_view>

#include "model/pure.hpp"
#include "model/text.hpp"

namespace ride::model
{

class SqlScanner
{
public:
	explicit SqlScanner(std::string_view text) : text_(lower(text)) {}

	/* Moves past the next such word; false, and at the end, if there is none. */
	bool find(std::string_view word)
	{
		while ((at_ = text_.find(word, at_)) != std::string::npos)
		{
			const bool begins = at_ == 0 || !in_word(text_[at_ - 1]);
			at_ += word.size();
			if (begins && (at_ == text_.size() || !in_word(text_[at_])))
				return true;
		}
		at_ = text_.size();
		return false;
	}

	/* Reads a word: letters, digits, underscores and characters of `more`. Empty if none begins here. */
	std::string word(std::string_view more = "")
	{
		const std::size_t begin = at_;
		while (at_ < text_.size() && (in_word(text_[at_]) || more.find(text_[at_]) != std::string_view::npos))
			at_++;
		return text_.substr(begin, at_ - begin);
	}

	/* Moves past blanks; false if there are none here. */
	bool blanks()
	{
		const std::size_t begin = at_;
		while (at_ < text_.size() && std::string_view(" \t\r\n\f\v").find(text_[at_]) != std::string_view::npos)
			at_++;
		return at_ > begin;
	}

	/* Moves past this character; false if it is not here. */
	bool character(char c)
	{
		const bool is_here = at_ < text_.size() && text_[at_] == c;
		at_ += is_here ? 1 : 0;
		return is_here;
	}

	bool at_end() const { return at_ == text_.size(); }

	/* Where the scanner is, and back to there. */
	std::size_t place() const { return at_; }
	void back_to(std::size_t place) { at_ = place; }
	void skip() { at_++; }

private:
	static bool in_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

	std::string text_;
	std::size_t at_ = 0;
};

} // namespace ride::model
