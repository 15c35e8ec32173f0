#include "clients/cpp/pulse/reading/search_view.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "clients/cpp/pulse/terminal/text_width.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

using Highlights = google::protobuf::RepeatedPtrField<v1::SearchHighlight>;

constexpr int kIndent = 2;

// A part of a text, by its bytes.
struct Span {
  std::size_t begin;
  std::size_t end;
};

// Lines of at most `width` columns, broken at spaces; a longer word stands alone.
std::vector<Span> Lines(std::string_view text, int width) {
  std::vector<Span> lines;
  std::size_t line = 0;
  std::size_t end = 0;  // of the words that fit
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = std::min(text.find(' ', at), text.size());
    if (end > line && TextWidth(text.substr(line, space - line)) > width) {
      lines.push_back({line, end});
      line = at;
    }
    end = space;
    at = space + 1;
  }
  if (end > line) lines.push_back({line, end});
  return lines;
}

// A span of `text` with what matched in it painted.
std::string Painted(const Style& style, const std::string& text, const Span& span, const std::string& field,
                    const Highlights& highlights) {
  std::string painted;
  std::size_t at = span.begin;
  for (const v1::SearchHighlight& highlight : highlights) {
    const auto begin = std::max(at, static_cast<std::size_t>(highlight.begin()));
    const auto end = std::min(span.end, static_cast<std::size_t>(highlight.end()));
    if (highlight.field() != field || highlight.begin() < 0 || begin >= end) continue;
    painted += text.substr(at, begin - at) + style.As("1;33", text.substr(begin, end - begin));
    at = end;
  }
  return painted + text.substr(at, span.end - at);
}

void PrintField(const Console& console, const std::string& text, const std::string& field,
                const Highlights& highlights, int indent) {
  const std::string harmless = Harmless(text);  // highlights keep their places
  for (const Span& line : Lines(harmless, console.width - indent)) {
    console.out << std::string(static_cast<std::size_t>(indent), ' ')
                << Painted(console.OutStyle(), harmless, line, field, highlights) << '\n';
  }
}

void PrintResult(const Console& console, const v1::SearchResult& result) {
  const Style style = console.OutStyle();
  PrintField(console, result.item().title(), "title", result.highlights(), 0);
  const std::string name = OneLine(result.item().name());
  std::string byline = Harmless(result.item().byline());
  const bool on_one_line = TextWidth(name) + TextWidth(byline) + kIndent + 3 <= console.width;
  byline = Painted(style, byline, {0, byline.size()}, "byline", result.highlights());
  console.out << "  " << style.Dim(name);
  if (!byline.empty()) console.out << (on_one_line ? " · " : "\n  ") << byline;
  console.out << '\n';
  PrintField(console, result.snippet(), "snippet", result.highlights(), kIndent);
}

void PrintIntroduction(const Console& console, const v1::SearchIntroduction& introduction) {
  console.out << "Introduction of " << EditionWords(introduction.edition()) << '\n'
              << "  " << console.OutStyle().Dim(introduction.issue()) << '\n';
  PrintField(console, introduction.snippet(), "snippet", introduction.highlights(), kIndent);
}

}  // namespace

void PrintSearch(const Console& console, const v1::SearchItemsResponse& answer) {
  if (!answer.corrected_query().empty())
    console.err << "Searched for: " << OneLine(answer.corrected_query()) << " (--exact searches as typed)\n";
  for (const v1::SearchResult& result : answer.results()) PrintResult(console, result);
  for (const v1::SearchIntroduction& introduction : answer.introductions())
    PrintIntroduction(console, introduction);
  if (answer.results().empty() && answer.introductions().empty()) {
    console.err << "Nothing is found.\n";
    return;
  }
  bool estimated = false;
  for (const int kind : answer.approximations())
    estimated |= kind == v1::SEARCH_APPROXIMATION_TOTAL_ESTIMATED;
  console.err << answer.results_size() << " of " << (estimated ? "about " : "") << answer.total_size()
              << (estimated ? ", the best of the newest" : "") << '\n';
}

}  // namespace pulse::cli
