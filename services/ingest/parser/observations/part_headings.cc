#include "services/ingest/parser/observations/part_headings.h"

#include <algorithm>

#include "services/ingest/parser/lines/heading_numbers.h"
#include "services/ingest/parser/names/name_words.h"
#include "services/ingest/parser/observations/title_marking.h"
#include "services/ingest/parser/words/byte_runs.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_set.h"
#include "services/ingest/parser/words/word_shape.h"

namespace pulse::ingest {

bool IsShort(const Line& line, int words) {
  const auto text = line.content;
  return WordsOf(line) <= words && LastMark(text) != '?' && text.find(':') == std::string_view::npos &&
         std::none_of(text.begin(), text.end(), IsDigit);
}

bool OpensAsPart(const Line& line) {
  // clang-format off
  static const Words words{
      "what", "why", "who", "how", "when", "where", "which", "about", "key", "next", "further", "more", "find",
      "get", "contact", "apply", "background", "context", "introduction", "aim", "aims", "method", "methods",
      "approach", "findings", "results", "recommendations", "conclusion", "conclusions", "summary"};
  // clang-format on
  const auto text = WithoutEmphasis(line.content);
  return words.Has(FirstWord(text)) && text.find(':') == std::string_view::npos;
}

bool IsShortQuestion(const Line& line) {
  constexpr int kMostWords = 8;
  // clang-format off
  static const Words openings{
      "what", "what's", "why", "who", "whose", "how", "when", "where", "which", "is", "are", "was", "were", "do",
      "does", "did", "can", "could", "will", "would", "should", "has", "have"};
  // clang-format on
  const auto text = WithoutEmphasis(line.content);
  return WordsOf(line) <= kMostWords && LastMark(text) == '?' && openings.Has(FirstWord(text)) &&
         text.find(':') == std::string_view::npos && std::none_of(text.begin(), text.end(), IsDigit);
}

bool PointsBack(std::string_view text) {
  static const Words words{"we", "it", "they", "them", "us", "this", "these", "our", "its", "their", "i"};
  ByteRuns tokens(text, [](text::Bytes16 bytes) { return ~text::IsSpace(bytes); });
  for (auto token = tokens.Next(); !token.empty(); token = tokens.Next()) {
    if (words.Has(WithoutMarks(token))) return true;
  }
  return false;
}

int NumberInFront(const Line& line) {
  const auto text = WithoutEmphasis(line.content);
  if (line.numbered || HeadingNumberLength(text) == 0) return 0;
  int number = 0;
  for (std::size_t at = 0; IsDigit(text[at]); ++at) number = number * 10 + (text[at] - '0');
  return number;
}

}  // namespace pulse::ingest
