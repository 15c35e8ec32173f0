#include "services/ingest/parser/observations/heading_slips.h"

#include <algorithm>
#include <array>

#include "services/ingest/parser/names/joint_byline.h"
#include "services/ingest/parser/names/piece_reading.h"
#include "services/ingest/parser/names/publisher_names.h"
#include "services/ingest/parser/names/slight_names.h"
#include "services/ingest/parser/observations/heading_parts.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

constexpr std::string_view kPartings = ":;|-,";
constexpr std::array<std::string_view, 3> kDashes = {"-", "–", "—"};

// Bytes of the mark at `at`, 0 when another stands there.
std::size_t MarkAt(std::string_view text, std::size_t at, char mark) {
  if (mark != '-') return text[at] == mark ? 1 : 0;
  if (at == 0 || text[at - 1] != ' ') return 0;
  for (const auto dash : kDashes) {
    if (text.substr(at).starts_with(dash)) return dash.size();
  }
  return 0;
}

bool IsMarkup(char c) { return c == '*' || c == '_' || IsSpace(c); }

bool EndsInAbbreviation(std::string_view text) {
  const auto word = LastWord(text);
  return word.size() <= 1 || (IsAbbreviation(word) && Fold(word) != "al");
}

// A body by its own words, whether or not anyone knows it.
bool IsWholeName(std::string_view text) {
  return ReadsAsPublishers(text, NameEvidence::kOrganisation) &&
         PieceOf(text).alone == BylinePiece::Alone::kSurely;
}

// Opens as titles do, not as what goes on with a sentence.
bool OpensTitle(std::string_view text) { return !text.empty() && !StartsLower(text); }

// "Kith, the network for carers. A review": the mark of what stands behind.
bool IsApposition(std::string_view byline) {
  constexpr std::size_t kLongest = 90;
  const auto comma = byline.find(", ");
  if (comma == std::string_view::npos || byline.size() > kLongest) return false;
  const auto behind = byline.substr(comma + 2);
  return (behind.starts_with("the ") || behind.starts_with("a ") || behind.starts_with("an ")) &&
         ReadsAsPublishers(byline.substr(0, comma), NameEvidence::kCapitals);
}

}  // namespace

std::optional<BylineSplit> SplitAtMark(std::string_view heading, char mark) {
  int depth = 0;
  for (std::size_t at = 1; at < heading.size(); ++at) {
    depth += heading[at] == '(' ? 1 : heading[at] == ')' && depth > 0 ? -1 : 0;
    if (depth > 0) continue;
    const std::size_t length = MarkAt(heading, at, mark);
    if (length == 0) continue;
    std::size_t title = at + length;
    while (title < heading.size() && (heading[title] == '*' || heading[title] == '_')) ++title;
    if (title >= heading.size() || !IsSpace(heading[title])) continue;
    if (mark == '.' && EndsInAbbreviation(heading.substr(0, at))) continue;
    while (title < heading.size() && IsMarkup(heading[title])) ++title;
    std::size_t end = at;
    while (end > 0 && IsMarkup(heading[end - 1])) --end;
    if (end == 0 || title + 2 >= heading.size()) return std::nullopt;
    BylineSplit split;
    split.byline_end = end;
    split.title_begin = title;
    return split;
  }
  return std::nullopt;
}

PublishersNamed::PublishersNamed(const std::vector<Line>& lines, const std::vector<Observation>& all) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!all[i].Has(Feature::kBylineWhole) || all[i].Has(Feature::kBylineInParagraph)) continue;
    const auto heading = WithoutEmphasis(lines[i].content);
    const auto split = SplitByline(heading);
    if (!split) continue;
    const auto byline = heading.substr(0, split->byline_end);
    for (const auto publisher : ReadJointByline(byline).publishers) names_.insert(PublisherName(publisher));
  }
}

bool PublishersNamed::Has(std::string_view printed) const { return names_.count(PublisherName(printed)) > 0; }

bool OpensWithSlightName(std::string_view heading, bool small_names) {
  const auto split = SplitAtMark(heading, '.');
  if (!split || !OpensTitle(heading.substr(split->title_begin))) return false;
  auto byline = heading.substr(0, split->byline_end);
  while (!byline.empty() && IsMarkup(byline.front())) byline.remove_prefix(1);
  return IsApposition(byline) || IsSentenceCaseName(byline) || (small_names && IsSmallName(byline));
}

char FindParting(std::string_view heading, const PublishersNamed& named, bool small_names) {
  heading = WithoutEmphasis(heading);
  if (heading.size() > kLongestStyledHeading) return 0;
  if (OpensWithSlightName(heading, small_names)) return '.';
  char first = 0;
  std::size_t shortest = kLongestStyledByline;
  for (const char mark : kPartings) {
    const auto split = SplitAtMark(heading, mark);
    if (!split || split->byline_end >= shortest) continue;
    const auto byline = heading.substr(0, split->byline_end);
    // A comma stands in titles as in names: only the very name will do.
    if (!named.Has(byline) && (mark == ',' || !IsWholeName(byline))) continue;
    shortest = split->byline_end;
    first = mark;
  }
  return first;
}

}  // namespace pulse::ingest
