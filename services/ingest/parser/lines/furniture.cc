#include "services/ingest/parser/lines/furniture.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "services/ingest/parser/lines/converter_marks.h"
#include "services/ingest/parser/lines/front_lines.h"
#include "services/ingest/parser/lines/page_edges.h"
#include "services/ingest/parser/lines/page_numbers.h"
#include "services/ingest/parser/lines/table_lines.h"
#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/words/month_year.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/stock_phrases.h"
#include "services/ingest/parser/words/typography.h"
#include "text/byte_scan.h"

namespace pulse::ingest {
namespace {

using text::Is;

constexpr std::size_t kLongestRunningHead = 90;

// Whether a folded line says the digest's and its publisher's names and no more.
bool NamesOnlyTheDigest(std::string_view key) {
  std::string word;
  for (const char c : std::string(key) + " ") {
    if (IsAlpha(c)) {
      word.push_back(c);
      continue;
    }
    const bool known = word.empty() || word == "cordispulse" || word == "cordis" || word == "pulse" ||
                       word == "bright" || word == "the" || word == "page" || word == "issue" ||
                       MonthOf(word) != 0;
    if (!known) return false;
    word.clear();
  }
  return true;
}

// Whether a line could hold the digest's or its publisher's name: letters their
// names have and few other words do, or the last byte of a character that is folded
// to nothing (a soft hyphen, a space of no width) and may stand among the letters.
bool MayNameTheDigest(std::string_view text) {
  constexpr std::size_t kLetters = 3;
  if (text.size() < kLetters) return false;
  const std::size_t places = text.size() - kLetters + 1;
  const auto named = [text](std::size_t at, auto load) {
    const auto first = load(text.data() + at);
    const auto second = load(text.data() + at + 1) | 0x20;
    const auto third = load(text.data() + at + 2) | 0x20;
    return (Is(first | 0x20, 'u') & Is(second, 'l') & Is(third, 's')) |  // p-uls-e
           (Is(first | 0x20, 'r') & Is(second, 'd') & Is(third, 'i')) |  // co-rdi-s
           Is(first, '\xad') | Is(first, '\x8b') | Is(first, '\xbf');
  };
  return text::FirstPlace(places, named) < places;
}

// What converters leave where a picture was: a comment of HTML, or brackets without
// the text that would say what it shows.
bool IsComment(std::string_view text) {
  return (text.starts_with("<!--") && text.ends_with("-->")) || text == "[]";
}

// "Back to top", as a link or the text that is left of one.
bool IsWayBack(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  if (text.size() > kLongest) return false;
  if (text.starts_with('[')) {
    const auto target = text.find("](");
    if (target != std::string_view::npos) text = text.substr(1, target - 1);
  }
  while (!text.empty() && !IsAlpha(text.back())) text.remove_suffix(1);
  while (!text.empty() && !IsAlpha(text.front())) text.remove_prefix(1);
  constexpr std::string_view kFirstLetters = "bgrt";
  return !text.empty() && kFirstLetters.find(ToLower(text.front())) != std::string_view::npos &&
         LeadsBack(FoldedText(text).view());
}

// A table's line that says nothing.
bool IsEmptyRow(const Line& line) {
  return line.mark == Mark::kTable && std::none_of(line.content.begin(), line.content.end(), IsWordByte) &&
         !IsTableRule(line.content);
}

// A footnote of the first page, which stands behind an anchor.
bool IsAnchoredNote(std::string_view text) {
  if (!text.starts_with("<span id=")) return false;
  constexpr std::string_view kEnd = "</span>";
  const auto end = text.find(kEnd);
  return end != std::string_view::npos && end + kEnd.size() < text.size() && IsDigit(text[end + kEnd.size()]);
}

// The text of a possible running head with its page number left out.
std::string RunningHeadKey(const Line& line) {
  constexpr std::size_t kWidestPage = 200;
  const auto holds_gap = [](std::string_view text) {
    return text::FindDoubled(text, ' ') < text.size() && text.find(kWideGap) != std::string_view::npos;
  };
  if (line.mark == Mark::kBullet || line.mark == Mark::kNumber) return {};
  if (line.content.size() > kLongestRunningHead) {
    if (line.content.size() > kWidestPage || !holds_gap(line.content)) return {};
  } else if (!MayNameTheDigest(line.content)) {
    return {};
  }
  auto key = Fold(line.content);
  if (key.size() > kLongestRunningHead) return {};
  if (key.find("pulse") == std::string::npos && key.find("cordis") == std::string::npos) return {};
  if (SectorOfHeading(key) != Sector::kNone) return {};
  while (!key.empty() &&
         (IsDigit(key.back()) || key.back() == ' ' || key.back() == '|' || key.back() == '-')) {
    key.pop_back();
  }
  if (key.size() > 5 && key.substr(key.size() - 5) == " page") key.resize(key.size() - 5);
  return key;
}

// Whether the digest's or its publisher's name at the foot of a page is the front
// of what goes on behind the break: "Cordis Bright | wins award". `before` is the
// line of text before, null at the document's start.
bool GoesOnOverThePage(const Line* before, const Line& line, const Line& next) {
  constexpr std::size_t kShortestText = 40;
  if (line.gap != Gap::kBlank || next.gap != Gap::kPage || !StartsLower(next.content)) return false;
  return before == nullptr || EndsSentence(before->content) || before->content.size() < kShortestText;
}

}  // namespace

std::vector<Line> RemoveFurniture(std::vector<Line>* lines) {
  std::unordered_map<std::string, int> heads;
  std::vector<std::pair<std::size_t, std::string>> keys;  // of the lines that have one
  for (std::size_t i = 0; i < lines->size(); ++i) {
    auto key = RunningHeadKey((*lines)[i]);
    if (key.empty()) continue;
    ++heads[key];
    keys.emplace_back(i, std::move(key));
  }
  auto next_key = keys.begin();
  std::unordered_map<std::string, int> seen;
  std::vector<Line> furniture;
  std::size_t kept = 0;  // lines that stay, moved to the front
  Gap gap = Gap::kGlued;
  bool text_began = false;
  const std::size_t front_end = FindFrontEnd(*lines);
  const bool counted = NumbersCountPages(*lines);
  const auto edges = FindPageEdges(*lines);
  for (std::size_t i = 0; i < lines->size(); ++i) {
    auto& line = (*lines)[i];
    const bool apart =
        line.gap != Gap::kGlued && (i + 1 == lines->size() || (*lines)[i + 1].gap != Gap::kGlued);
    const bool in_front = i < front_end;
    const bool rule = line.mark == Mark::kRule || IsEmptyRow(line) || IsComment(line.content) ||
                      IsConverterMark(line.content) || IsWayBack(line.content) ||
                      (in_front && (line.mark == Mark::kImage || IsAnchoredNote(line.content)));
    bool page = (apart && line.mark != Mark::kTable && ReadsAsPageNumber(line.content)) ||
                EndsInPageCount(line.content) || IsPageSeparator(line.content) ||
                (counted && IsBareNumber(line));
    const bool names_digest = next_key != keys.end() && next_key->first == i;
    if (!names_digest) {
      page |= !edges.empty() && edges[i];
    } else {
      const auto& key = next_key++->second;
      const bool page_edge =
          line.gap == Gap::kPage || (i + 1 < lines->size() && (*lines)[i + 1].gap == Gap::kPage);
      const int times = heads[key];
      constexpr std::size_t kMastheadLines = 4;
      const bool below = text_began && i >= kMastheadLines;  // the masthead
      page |= (seen[key]++ > 0 && (times >= 3 || page_edge)) || (below && times >= 3);
      const auto* const before = kept == 0 ? nullptr : &(*lines)[kept - 1];
      const bool inside = i >= kMastheadLines || text_began ||
                          (before != nullptr && IsDangling(before->content));  // "edition of the"
      page |= page_edge && inside && NamesOnlyTheDigest(key) &&
              (i + 1 == lines->size() || !GoesOnOverThePage(before, line, (*lines)[i + 1]));
    }
    if (rule || page) {
      gap = std::max({gap, line.gap, page ? Gap::kPage : Gap::kBlank});
      furniture.push_back(line);
      continue;
    }
    constexpr std::size_t kLongestMastheadLine = 60;
    text_began |= line.content.size() > kLongestMastheadLine;
    if (kept < i) (*lines)[kept] = line;
    auto& stays = (*lines)[kept++];
    stays.gap = std::max(stays.gap, gap);
    gap = Gap::kGlued;
  }
  lines->resize(kept);
  return furniture;
}

}  // namespace pulse::ingest
