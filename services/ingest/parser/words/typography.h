// Characters as a reader sees them: what is a space, a quote, a capital, and
// the folding under which two printed forms count as the same text.
//
// All functions take UTF-8 and never read past their argument.

#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace pulse::ingest {

/// ASCII predicates that ignore the locale.
constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool IsAlpha(char c) { return IsLower(c) || IsUpper(c); }
constexpr bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
/// A byte of a word: a letter or digit, or of any character that is not ASCII.
constexpr bool IsWordByte(char c) {
  return IsAlpha(c) || IsDigit(c) || static_cast<unsigned char>(c) >= 0x80;
}
constexpr char ToLower(char c) { return IsUpper(c) ? static_cast<char>(c + 32) : c; }

/// Length in bytes of the character at the front of `text`: 1 to 4, never more
/// than `text` has; 0 when empty.
std::size_t CharacterLength(std::string_view text);

/// Length in bytes of the white space at the front (ASCII, no-break and
/// zero-width spaces, BOM), 0 when there is none.
std::size_t LeadingSpace(std::string_view text);

/// Trim of text that has a byte other than a visible ASCII one at an end.
std::string_view TrimEnds(std::string_view text);

/// `text` without white space (as LeadingSpace has it) at both ends.
inline std::string_view Trim(std::string_view text) {
  const auto visible = [](char c) { return c > ' ' && c < 0x7f; };
  if (text.empty() || (visible(text.front()) && visible(text.back()))) return text;
  return TrimEnds(text);
}

inline constexpr std::string_view kNoBreakSpace = "\u00a0";

/// `text` with two spaces for each no-break space: of the same length, so that
/// places hold.
std::string WithBreakingSpaces(std::string_view text);

/// WithoutEmphasis of trimmed text that has a mark of it at both ends.
std::string_view StripEmphasis(std::string_view text);

/// `content` without white space and emphasis around the whole of it.
inline std::string_view WithoutEmphasis(std::string_view content) {
  const auto text = Trim(content);
  const bool marked =
      text.size() > 2 && (text.front() == '*' || text.front() == '_') && text.back() == text.front();
  return marked ? StripEmphasis(text) : text;
}

/// StartsLower of text that does not begin with an ASCII letter.
bool StartsLowerBehindOpeners(std::string_view text);

/// Whether the first letter, after opening quotes and brackets, is lower case.
inline bool StartsLower(std::string_view text) {
  if (!text.empty() && IsAlpha(text.front())) return IsLower(text.front());
  return StartsLowerBehindOpeners(text);
}

/// LastMark of text that ends otherwise than nearly all does.
char LastMarkBeforeClosers(std::string_view text);

/// The last character after closing quotes, brackets and emphasis marks are
/// ignored; 0 when there is none or it is not ASCII.
inline char LastMark(std::string_view text) {
  const char last = text.empty() ? '\0' : text.back();
  return last == '.' || last == ',' || last == ':' || IsAlpha(last) ? last : LastMarkBeforeClosers(text);
}

/// Whether the text ends in an ellipsis of one character, likewise.
bool EndsInEllipsis(std::string_view text);

/// Whether the text ends a sentence: `.`, `!` or `?`, closing quotes, brackets
/// and emphasis marks after it ignored.
inline bool EndsSentence(std::string_view text) {
  const char last = LastMark(text);
  return last == '.' || last == '!' || last == '?' || (last == 0 && EndsInEllipsis(text));
}

/// The word `text` ends in: what follows its last space or line end. Of a word
/// longer than 80 bytes, its end.
std::string_view LastWord(std::string_view text);

/// Appends `text` as it is compared: ASCII lower case, straight quotes, plain
/// hyphens, single spaces, no soft hyphens, common ligatures spelled out.
void AppendFolded(std::string_view text, std::string* out);

/// AppendFolded into a new string, without spaces at the ends.
std::string Fold(std::string_view text);

/// What Fold gives, without a string where the text is short.
class FoldedText {
 public:
  explicit FoldedText(std::string_view text);
  FoldedText(const FoldedText&) = delete;
  FoldedText& operator=(const FoldedText&) = delete;

  /// Valid as long as the object.
  std::string_view view() const { return view_; }

 private:
  static constexpr std::size_t kShort = 448;

  std::array<char, kShort> short_;
  std::string long_;
  std::string_view view_;
};

}  // namespace pulse::ingest
