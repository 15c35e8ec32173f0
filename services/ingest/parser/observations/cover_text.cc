#include "services/ingest/parser/observations/cover_text.h"

#include <algorithm>
#include <string_view>

#include "services/ingest/parser/observations/remembered_titles.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

constexpr std::size_t kLongestLine = 120;
constexpr std::size_t kMostLines = 6;
constexpr std::size_t kMostTitleLines = 3;

bool OpensTitle(const std::vector<Line>& lines, const std::vector<Observation>& all, std::size_t i) {
  const auto& seen = all[i];
  if (i > 0 && (all[i - 1].Has(Feature::kNewsName) || all[i - 1].Has(Feature::kKindName))) return true;
  if (lines[i].content.size() > 400 || seen.Has(Feature::kListItem) || seen.Has(Feature::kGlued))
    return false;
  return seen.Has(Feature::kBylineSplit) || seen.Has(Feature::kBylineWraps) || seen.Has(Feature::kHeading) ||
         (seen.Has(Feature::kBold) && !seen.Has(Feature::kEndsSentence));
}

// Whether line `i` surely begins a title that the next goes on with.
bool BeginsTitle(const std::vector<Line>& lines, const std::vector<Observation>& all, std::size_t i) {
  return lines[i].gap != Gap::kGlued && !all[i].Has(Feature::kHeadingRest) && i + 1 < lines.size() &&
         lines[i + 1].gap == Gap::kGlued && all[i + 1].Has(Feature::kHeadingRest);
}

// An address or a link, which no cover has.
bool HoldsAddress(std::string_view text) {
  return text.find("](") != std::string_view::npos || text.find('@') != std::string_view::npos ||
         text.find("www.") != std::string_view::npos;
}

// Whether the line could be a cover's, for all that is seen of it but addresses.
bool LooksLikeCover(const Line& line, const Observation& seen) {
  constexpr FeatureSet kNever = [] {
    FeatureSet never;
    for (const auto feature :
         {Feature::kHeading, Feature::kKindName, Feature::kSectorName, Feature::kNewsName,
          Feature::kSubscription, Feature::kContact, Feature::kListItem, Feature::kLong, Feature::kBold,
          Feature::kLeadIn, Feature::kAddress})
      never.Set(feature);
    return never;
  }();
  if (!seen.Has(Feature::kFewLines) && !seen.Has(Feature::kShort)) return false;
  if (seen.features.HasOneOf(kNever)) return false;
  return (line.mark == Mark::kNone || line.mark == Mark::kQuote) && seen.sure == Sure::kNothing &&
         line.content.size() <= kLongestLine && !line.numbered;
}

// "Ofsted 2023", "March 2017": who printed it and when.
bool IsImprint(const Line& line, const Observation& seen) {
  return seen.Has(Feature::kMonthOnly) || seen.Has(Feature::kNamesMonth) ||
         (seen.Has(Feature::kShort) && line.content.size() > 4 && IsDigit(line.content.back()));
}

struct Block {
  std::size_t first = 0;
  std::size_t end = 0;
};

// Whether a cover that says again what the titles say could say this too, but for
// addresses.
bool MayFitCover(const Line& line, const Observation& seen, RememberedTitles* titles) {
  if (!LooksLikeCover(line, seen)) return false;
  if (seen.Has(Feature::kBylineSplit)) {
    return titles->LastEndsIn(line.content) ||
           (seen.Has(Feature::kAllCapitals) && titles->Hold(line.content, false));
  }
  if (titles->Hold(line.content, true) || IsImprint(line, seen)) return true;
  return seen.Has(Feature::kShort) && !seen.Has(Feature::kEndsSentence) &&
         !seen.Has(Feature::kEndsQuestion) && !seen.Has(Feature::kEndsColon) && !seen.Has(Feature::kEndsOpen);
}

bool FitsCover(const Line& line, const Observation& seen, RememberedTitles* titles) {
  return MayFitCover(line, seen, titles) && !HoldsAddress(line.content);
}

// Whether a line glued to a cover's could be of the same cover: no line of running text.
bool GoesWithCover(const Line& line, const Observation& seen) {
  constexpr std::size_t kLongestOfCover = 60;
  return line.gap == Gap::kGlued && line.content.size() <= kLongestOfCover && LooksLikeCover(line, seen) &&
         !StartsLower(line.content) && !seen.Has(Feature::kBylineSplit) &&
         !seen.Has(Feature::kEndsSentence) && !seen.Has(Feature::kEndsColon) &&
         !seen.Has(Feature::kEndsOpen) && !HoldsAddress(line.content);
}

// Lines [first, end) that stand by themselves and all fit a cover; none when a
// paragraph would be cut.
Block FindBlock(const std::vector<Line>& lines, const std::vector<Observation>& all, std::size_t first,
                RememberedTitles* titles) {
  Block block{first, first};
  while (block.end < lines.size() && block.end - first <= kMostLines &&
         (FitsCover(lines[block.end], all[block.end], titles) ||
          (block.end > first && GoesWithCover(lines[block.end], all[block.end]))))
    ++block.end;
  while (block.end > first && block.end < lines.size() && lines[block.end].gap == Gap::kGlued) --block.end;
  if (block.end - first > kMostLines) block.end = first;
  return block;
}

bool RepeatsTitle(const std::vector<Line>& lines, const Block& block, RememberedTitles* titles) {
  for (std::size_t i = block.first; i < block.end; ++i) {
    if (titles->Hold(lines[i].content, false)) return true;
  }
  return false;
}

// "Read more at www.report.example", "[here](#)": complete without a stop.
bool EndsInAddress(std::string_view text) {
  if (text.ends_with(')')) return text.find("](") != std::string_view::npos;
  const auto last = LastWord(text);
  return last.find("www.") != std::string_view::npos || last.find('@') != std::string_view::npos;
}

// A title that is printed again whole, right below, does not go on with itself.
void SetCoverText(Observation* seen) {
  seen->sure = Sure::kCoverText;
  seen->Clear(Feature::kHeadingRest);
}

}  // namespace

bool MayBeCover(const Line& line, const Observation& seen) {
  return LooksLikeCover(line, seen) && !HoldsAddress(line.content);
}

void ObserveCoverText(const std::vector<Line>& lines, std::vector<Observation>* all) {
  RememberedTitles titles;
  std::size_t title = lines.size();  // the last line of the title just read
  std::size_t opened = 0;            // and the first
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& seen = (*all)[i];
    if (seen.NamesSection()) titles.Forget();
    const bool below = title + 1 == i;
    const bool glued = lines[i].gap == Gap::kGlued;
    const bool rest = seen.Has(Feature::kHeadingRest) && !glued;  // of the title that a page cuts
    const bool fits = !rest && !titles.empty() && FitsCover(lines[i], seen, &titles);
    // No title goes on with the words it ends in.
    const bool goes_on =
        below && glued && !seen.Has(Feature::kAfterTitle) && !(fits && titles.LastEndsIn(lines[i].content));
    const bool again =
        fits && !goes_on && !BeginsTitle(lines, *all, i) && titles.Hold(lines[i].content, false);
    if (!again && (BeginsTitle(lines, *all, i) || OpensTitle(lines, *all, i))) {
      titles.Add(lines[i].content);
      title = i;
      opened = i;
      continue;
    }
    if (goes_on && title - opened < kMostTitleLines) {
      titles.GoOn(lines[i].content.substr(0, kLongestLine));
      title = i;
      continue;
    }
    if (!fits || goes_on || (glued && !below)) continue;
    const Block block = FindBlock(lines, *all, i, &titles);
    if (block.end == i) continue;
    const auto& before = (*all)[i - 1];
    const bool stands_apart = below || EndsInAddress(lines[i - 1].content) ||
                              before.Has(Feature::kEndsSentence) || before.Has(Feature::kEndsQuestion) ||
                              before.Has(Feature::kImage) ||
                              (before.Has(Feature::kListItem) && !StartsLower(lines[i].content));
    const bool cuts = block.end < lines.size() && StartsLower(lines[block.end].content);
    if (stands_apart && !cuts && RepeatsTitle(lines, block, &titles)) {
      for (std::size_t k = block.first; k < block.end; ++k) SetCoverText(&(*all)[k]);
    }
    i = block.end - 1;
  }
}

}  // namespace pulse::ingest
