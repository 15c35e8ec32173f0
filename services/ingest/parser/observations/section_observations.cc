#include "services/ingest/parser/observations/section_observations.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "services/ingest/parser/lines/front_lines.h"
#include "services/ingest/parser/lines/paragraphs.h"
#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/observations/contents_links.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

// Lists of contents stand among a document's first lines and are short.
constexpr std::size_t kMostEntries = 24;
constexpr std::size_t kLongestEntry = 160;

// "Criminal justice .......... 4" without the page and what leads to it.
void CutPageNumber(std::string* name) {
  const auto figures = name->find_last_not_of("0123456789");
  if (figures == std::string::npos || figures + 1 == name->size()) return;
  const auto leader = name->find_last_not_of(". ", figures);
  constexpr std::size_t kShortestLeader = 3;
  if (leader != std::string::npos && figures - leader >= kShortestLeader) name->resize(leader + 1);
}

// As names of sections compare: folded, without emphasis, bullet, number, page and colon.
std::string NameIn(const Line& line) {
  auto name = Fold(WithoutEmphasis(line.content));
  CutPageNumber(&name);
  constexpr std::string_view kBullet = "•";  // of the next entry
  if (name.ends_with(kBullet)) name.resize(name.size() - kBullet.size());
  while (!name.empty() && (name.back() == ':' || name.back() == '.' || name.back() == ' ')) name.pop_back();
  const auto first = std::find_if(name.begin(), name.end(),
                                  [](char c) { return IsAlpha(c) || static_cast<unsigned char>(c) >= 0x80; });
  return std::string(first, name.end());
}

// Whether the name in `line` may begin with the letter `first`; false is sure. Most
// lines are told apart by it, and need not be folded.
bool MayBeginWith(const Line& line, char first) {
  const auto begin = std::find_if(line.content.begin(), line.content.end(),
                                  [](char c) { return IsAlpha(c) || static_cast<unsigned char>(c) >= 0x80; });
  return begin == line.content.end() || !IsAlpha(*begin) || ToLower(*begin) == first;
}

bool ComesAgain(const std::vector<Line>& lines, std::size_t entry, std::size_t from) {
  const auto name = NameIn(lines[entry]);
  if (name.empty()) return false;
  const std::size_t longest = name.size() * 2 + 16;  // printed in bold, with curly quotes
  return std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(from), lines.end(), [&](const Line& line) {
    return line.content.size() >= name.size() && line.content.size() <= longest &&
           line.mark != Mark::kBullet && (!IsAlpha(name.front()) || MayBeginWith(line, name.front())) &&
           NameIn(line) == name;
  });
}

// One past the last line of the list that begins at `first`, over the ends of pages.
std::size_t EndOfList(const std::vector<Line>& lines, std::size_t first) {
  std::size_t end = first;
  while (end < lines.size() && (IsItem(lines[end].mark) || (end > first && lines[end].gap == Gap::kGlued &&
                                                            StartsLower(lines[end].content))))
    ++end;
  return end;
}

// Lines [first, one past the last] of the contents listed among the lines glued to
// `first`; empty when these are none. A title ("In this issue") vouches for its
// entries; without one, two names of sectors do. Each look for an entry among the
// lines that come takes one of `lookups`.
std::size_t EndOfContents(const std::vector<Line>& lines, const std::vector<Observation>& all,
                          std::size_t first, std::size_t* lookups) {
  const std::size_t last = EndOfGluedLines(lines, first);
  const bool titled = IsTitleOfContents(lines[first]);
  if (!titled && (!all[first].NamesSection() || lines[first].mark == Mark::kBullet)) return first;
  std::size_t end = first;
  // All of a list that is titled so and names a section to come.
  if (titled && first + 1 < lines.size() && IsItem(lines[first + 1].mark)) {
    const std::size_t list_end = EndOfList(lines, first + 1);
    for (std::size_t i = first + 1; *lookups > 0 && i < list_end; ++i) {
      if (!all[i].NamesSection()) continue;
      --*lookups;
      if (ComesAgain(lines, i, list_end)) return list_end;
    }
  }
  std::size_t entries = 0;
  std::size_t named = 0;
  // Where nothing parts them from what follows, and over the end of a page, they end with
  // the first group or sentence.
  const bool glued = first > 0 && lines[first].gap == Gap::kGlued;
  for (std::size_t i = titled ? first + 1 : first; i < lines.size() && *lookups > 0; ++i) {
    if (i > last && lines[i].gap == Gap::kBlank) break;
    if (i > last || glued) {
      if (all[i].Has(Feature::kKindName) || EndsSentence(lines[i].content)) break;
      if (IsItem(lines[i].mark) && lines[i].content.empty()) continue;
    }
    if (lines[i].content.size() > kLongestEntry) continue;
    --*lookups;
    if (!ComesAgain(lines, i, i + 1)) continue;
    ++entries;
    named += all[i].NamesSection() ? 1U : 0U;
    end = i + 1;
  }
  return (titled && entries > 0) || named > 1 ? end : first;
}

// "for Children's Mental | Health.": the last word of a sentence, which a wrap left alone.
bool EndsTextAbove(const std::vector<Line>& lines, std::size_t i) {
  return i > 0 && lines[i].gap == Gap::kGlued && lines[i].mark == Mark::kNone &&
         lines[i].content.ends_with('.') && lines[i - 1].mark != Mark::kHeading &&
         !EndsSentence(lines[i - 1].content);
}

// Two headings, the second of which only says more of the sector: "Children and
// Young", "People's Services".
void ObserveSectorRest(const Line& above, const Observation& sector, const Line& line, Observation* seen) {
  const bool marked = line.mark == Mark::kHeading && above.mark == Mark::kHeading;
  const bool bold = line.mark == above.mark && sector.Has(Feature::kBold) && seen->Has(Feature::kBold);
  if (!sector.Has(Feature::kSectorName) || !(marked || bold) || !seen->Has(Feature::kSectorWords) ||
      seen->NamesSectionOrGroup())
    return;
  seen->Set(Feature::kSectorRest);
}

}  // namespace

void ObserveSections(const std::vector<Line>& lines, std::vector<Observation>* all) {
  ObserveContentsLinks(lines, all);
  const std::size_t front = std::min(lines.size(), kFrontLines);
  std::size_t lookups = kMostEntries;
  for (std::size_t i = 0; i < front; ++i) {
    // Where no blank line parts anything, their title opens them.
    if (i > 0 && lines[i].gap == Gap::kGlued && !IsTitleOfContents(lines[i])) continue;
    const std::size_t end = EndOfContents(lines, *all, i, &lookups);
    for (std::size_t k = i; k < end; ++k) {
      auto& seen = (*all)[k];
      seen.ForgetSection();
      seen.Set(Feature::kContents);
    }
    // One list, before the first section.
    if (end > i || ((*all)[i].NamesSection() && lines[i].mark != Mark::kBullet)) break;
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].mark == Mark::kBullet || EndsTextAbove(lines, i)) (*all)[i].ForgetNames();
  }
  for (std::size_t i = 1; i < lines.size(); ++i)
    ObserveSectorRest(lines[i - 1], (*all)[i - 1], lines[i], &(*all)[i]);
  const auto is_sector = [](const Observation& seen) { return seen.Has(Feature::kSectorName); };
  if (std::none_of(all->begin(), all->end(), is_sector)) return;
  for (auto& seen : *all) {
    if (!seen.NamesSection() && !seen.Has(Feature::kSectorWords)) seen.Set(Feature::kSectorsElsewhere);
  }
}

}  // namespace pulse::ingest
