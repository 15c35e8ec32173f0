#include "services/ingest/parser/lines/front_lines.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "services/ingest/parser/lines/cut_line.h"
#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/words/stock_phrases.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_shape.h"

namespace pulse::ingest {
namespace {

constexpr std::size_t kLongestClosing = 48;

bool Closes(const Line& line) {
  return line.content.size() <= kLongestClosing &&
         IsClosing(FoldedText(WithoutEmphasis(line.content)).view());
}

bool NamesSection(const Line& line) {
  constexpr std::size_t kLongestName = 80;
  if (line.content.size() > kLongestName || line.mark == Mark::kBullet || StartsLower(line.content))
    return false;
  return NamesSectorOrGroup(FoldedText(WithoutEmphasis(line.content)).view());
}

// A name, with or without a role behind it.
bool OpensWithPerson(std::string_view text) {
  constexpr std::size_t kLongest = 120;
  if (text.size() > kLongest || EndsSentence(text)) return false;
  std::size_t end = text.size();
  for (const std::string_view mark : {", ", " – ", " - ", " | "}) end = std::min(end, text.find(mark));
  const auto name = WithoutEmphasis(text.substr(0, end));
  return ReadsAsPerson(name, ShapeOf(name));
}

// Where the name begins in a line that holds closing and name.
std::optional<std::size_t> NameBehindClosing(const Line& line) {
  constexpr std::size_t kLongestLine = 200;
  const auto text = line.content;
  if (line.mark != Mark::kNone || text.size() > kLongestLine) return std::nullopt;
  const auto comma = text.substr(0, kLongestClosing + 2).find(", ");
  if (comma > kLongestClosing || !IsClosing(FoldedText(text.substr(0, comma)).view())) return std::nullopt;
  const auto rest = Trim(text.substr(comma + 1));
  if (!OpensWithPerson(rest)) return std::nullopt;
  return static_cast<std::size_t>(rest.data() - line.raw.data());
}

}  // namespace

void CutSignOff(std::vector<Line>* lines) {
  const std::size_t front = std::min(lines->size(), kFrontLines);
  for (std::size_t i = 0; i < front; ++i) {
    const auto at = NameBehindClosing((*lines)[i]);
    if (!at) continue;
    const Line name = CutLine(*at, Gap::kGlued, &(*lines)[i]);
    lines->insert(lines->begin() + static_cast<std::ptrdiff_t>(i) + 1, name);
    return;
  }
}

std::size_t FindFrontEnd(const std::vector<Line>& lines) {
  const auto front = lines.begin() + static_cast<std::ptrdiff_t>(std::min(lines.size(), kFrontLines));
  auto end = std::find_if(lines.begin(), front, NamesSection);
  if (end == front) return 0;
  // A sector may head a part of the introduction; a group does not.
  const auto holds_group = [](const Line& line) {
    v1::ItemKind kind = v1::ITEM_KIND_UNSPECIFIED;
    return NamesSection(line) && KindOfHeading(Fold(WithoutEmphasis(line.content)), &kind);
  };
  const auto group = std::find_if(end, front, holds_group);
  const auto closing = std::find_if(end, group, Closes);
  if (closing != group) end = std::find_if(closing, front, NamesSection);
  return static_cast<std::size_t>(end - lines.begin());
}

}  // namespace pulse::ingest
