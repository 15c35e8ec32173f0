#include "services/ingest/parser/observations/front_observations.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "services/ingest/parser/lines/front_lines.h"
#include "services/ingest/parser/lines/paragraphs.h"
#include "services/ingest/parser/observations/masthead_observations.h"
#include "services/ingest/parser/observations/sign_off_observations.h"
#include "services/ingest/parser/words/phrase_search.h"
#include "services/ingest/parser/words/stock_phrases.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

// Of a paragraph, as much as tells what it is about.
constexpr std::size_t kMostText = 2000;

std::string FoldedText(const std::vector<Line>& lines, std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t i = first; i <= last && text.size() < kMostText; ++i) {
    AppendFolded(lines[i].content.substr(0, kMostText), &text);
    text += ' ';
  }
  return text;
}

// Whether line `i` is surely past the introduction.
bool OpensItems(const std::vector<Observation>& all, std::size_t i) {
  const auto& seen = all[i];
  if (seen.Has(Feature::kListItem) || seen.Has(Feature::kContents)) return false;
  if (seen.Has(Feature::kKindName) || seen.Has(Feature::kNewsName)) return true;
  if (seen.Has(Feature::kBylineSplit)) return seen.Has(Feature::kHeading) || seen.Has(Feature::kBold);
  return seen.Has(Feature::kSectorName) && i + 1 < all.size() &&
         (all[i + 1].Has(Feature::kKindName) || all[i + 1].Has(Feature::kBylineSplit));
}

bool NamesSection(const Observation& seen) {
  return !seen.Has(Feature::kListItem) && seen.NamesSectionOrGroup();
}

// As long as sentences are, on one line or wrapped to narrow ones.
bool IsText(const std::vector<Line>& lines, const std::vector<Observation>& all, std::size_t i) {
  constexpr std::size_t kShortestText = 80;
  const auto size = lines[i].content.size();
  const bool wraps = i + 1 < lines.size() && all[i + 1].Has(Feature::kContinuesFull);
  return size >= kShortestText ||
         (wraps && !all[i].Has(Feature::kContents) && size + lines[i + 1].content.size() >= kShortestText);
}

// The first line of the introduction: the words of welcome, or the first text
// below the edition.
std::size_t FindWelcome(const std::vector<Line>& lines, const std::vector<Observation>& all) {
  const std::size_t front = std::min(lines.size(), kFrontLines);
  std::size_t text = front;
  bool dated = false;
  for (std::size_t i = 0; i < front && !OpensItems(all, i); ++i) {
    if (all[i].Has(Feature::kWelcome)) return i;
    if (dated && text == front && IsText(lines, all, i) && !all[i].Has(Feature::kSubscription)) text = i;
    dated |= all[i].month != 0;
  }
  return text;
}

bool IsSigned(const std::vector<Line>& lines, const std::vector<Observation>& all, std::size_t closing) {
  constexpr std::size_t kLongestName = 70;
  if (closing + 1 >= lines.size()) return false;
  const auto& name = lines[closing + 1];
  const bool large = name.mark == Mark::kHeading && all[closing + 1].Has(Feature::kPersonName);
  return (name.mark == Mark::kNone || large) && name.content.size() <= kLongestName &&
         !EndsSentence(name.content) && !StartsLower(name.content) && !NamesSection(all[closing + 1]);
}

// The closing of the introduction that begins at `welcome`; `lines.size()` when it
// has none.
std::size_t FindClosing(const std::vector<Line>& lines, const std::vector<Observation>& all,
                        std::size_t welcome) {
  const std::size_t front = std::min(lines.size(), kFrontLines);
  for (std::size_t i = welcome; i < front && !OpensItems(all, i); ++i) {
    if (all[i].Has(Feature::kClosing) && IsSigned(lines, all, i)) return i;
  }
  return lines.size();
}

// Where no line says what closings say: few words that end in a comma or an
// exclamation, apart from the text above a person's name and role. "Yours,"
std::size_t FindClosingByPlace(const std::vector<Line>& lines, const std::vector<Observation>& all,
                               std::size_t welcome) {
  constexpr std::size_t kLongestClosing = 60;
  const std::size_t front = std::min(lines.size(), kFrontLines);
  for (std::size_t i = welcome + 1; i + 2 < front && !OpensItems(all, i); ++i) {
    const auto text = lines[i].content;
    const bool ends = text.ends_with(',') || text.ends_with('!');
    const bool signs = all[i + 1].Has(Feature::kPersonName) &&
                       (all[i + 1].Has(Feature::kRoleWords) || all[i + 2].Has(Feature::kRoleWords));
    if (ends && signs && lines[i].gap != Gap::kGlued && text.size() <= kLongestClosing &&
        !StartsLower(text) && IsSigned(lines, all, i))
      return i;
  }
  return lines.size();
}

// "If you would prefer not to receive future editions, ...": a notice wherever it
// stands. What else is said of the subscription may be the introduction's.
bool SaysHowToLeave(std::string_view folded) {
  return (folded.starts_with("if you ") || folded.starts_with("to unsubscribe")) &&
         HoldsAny(folded, {"unsubscribe", "prefer not to receive", "no longer wish to receive"});
}

// Whether the paragraph of lines [first, last] opens with something else: it is of the
// introduction, and not to be cut where it comes to speak of the subscription.
bool ComesToTheNotice(const std::vector<Line>& lines, std::size_t first, std::size_t last) {
  return last > first + 1 && !FindNoticePhrases(FoldedText(lines, first, first)).subscription;
}

void MarkIntroduction(const std::vector<Line>& lines, std::size_t first, std::size_t closing,
                      std::vector<Observation>* all) {
  for (std::size_t i = first; i < closing;) {
    const std::size_t last = std::min(EndOfGluedLines(lines, i), closing - 1);
    const auto text = FoldedText(lines, i, last);
    const bool notice = FindNoticePhrases(text).subscription;
    const bool only_notice = notice && SaysHowToLeave(text);
    const bool mentions = notice && !only_notice && ComesToTheNotice(lines, i, last);
    for (; i <= last; ++i) {
      auto& seen = (*all)[i];
      if (only_notice) seen.sure = Sure::kNotice;
      if (notice && !mentions) continue;
      seen.sure = Sure::kIntroduction;
      seen.Clear(Feature::kContents);
      seen.ForgetSection();
    }
  }
}

bool IsSignature(const Line& line, const Observation& seen) {
  constexpr std::size_t kLongestName = 70;
  return line.content.size() <= kLongestName && !EndsSentence(line.content) &&
         !seen.Has(Feature::kSubscription) &&
         (seen.Has(Feature::kPersonName) || seen.Has(Feature::kRoleWords));
}

// The last line of the run of glued lines that `first` is of, up to a section's name.
std::size_t EndOfRun(const std::vector<Line>& lines, const std::vector<Observation>& all, std::size_t first) {
  const std::size_t last = EndOfGluedLines(lines, first);
  std::size_t end = first;
  while (end < last && !NamesSection(all[end + 1])) ++end;
  return end;
}

// A paragraph that speaks of the subscription is a notice to its end, wherever its
// lines break; what goes on with it behind a page's end is too.
void MarkNotices(const std::vector<Line>& lines, std::size_t from, std::vector<Observation>* all) {
  const std::size_t front = std::min(lines.size(), from + kFrontLines);
  bool open = false;
  for (std::size_t i = from; i < front && !NamesSection((*all)[i]);) {
    const std::size_t last = EndOfRun(lines, *all, i);
    const bool notice =
        (open && StartsLower(lines[i].content)) || FindNoticePhrases(FoldedText(lines, i, last)).subscription;
    open = notice && !EndsSentence(lines[last].content);
    // A sign-off may stand right above.
    while (notice && i < last && IsSignature(lines[i], (*all)[i])) ++i;
    for (; notice && i <= last; ++i) {
      const bool of_block = lines[i].content.size() < 160 && OpensContactLine(Fold(lines[i].content));
      if (!of_block && !NamesSection((*all)[i])) (*all)[i].sure = Sure::kNotice;
    }
    i = last + 1;
  }
}

// A table below the signature that says how to reach the publisher is no text.
void MarkAddressTables(const std::vector<Line>& lines, std::size_t from, std::vector<Observation>* all) {
  const std::size_t front = std::min(lines.size(), from + kFrontLines);
  for (std::size_t i = from; i < front && !NamesSection((*all)[i]);) {
    const std::size_t last = EndOfRun(lines, *all, i);
    const bool table = lines[i].mark == Mark::kTable;
    const bool address = table && FindNoticePhrases(FoldedText(lines, i, last)).contact;
    for (; i <= last; ++i) {
      if (address) (*all)[i].sure = Sure::kReachedAt;
    }
  }
}

// What the lines [first, last] at a document's end may be.
struct EndText {
  bool fits = false;   // notice, address or greeting
  bool sure = false;   // and nothing else
  bool reach = false;  // a line of how to reach somebody: sure where there are two
};

EndText ReadEnd(const std::vector<Line>& lines, const std::vector<Observation>& all, std::size_t first,
                std::size_t last) {
  constexpr std::size_t kMostLines = 8;
  EndText text;
  if (last - first >= kMostLines || all[first].Has(Feature::kHeading) || all[first].Has(Feature::kListItem))
    return text;
  const auto folded = FoldedText(lines, first, last);
  const bool notice = HoldsAny(folded, {"unsubscribe", "prefer not to receive", "no longer wish to receive",
                                        "you are receiving this", "all rights reserved"});
  const bool greeting = first == last && all[first].Has(Feature::kClosing);
  const bool company =
      folded.starts_with("cordis bright") && HoldsAny(folded, {" ltd", " limited", "registered"});
  text.sure = notice || greeting || company;
  text.reach = OpensContactLine(folded);
  text.fits =
      text.sure || text.reach || all[first].Has(Feature::kContact) || all[first].Has(Feature::kSubscription);
  return text;
}

}  // namespace

void ObserveFront(const std::vector<Line>& lines, std::vector<Observation>* all) {
  const std::size_t welcome = FindWelcome(lines, *all);
  if (welcome >= std::min(lines.size(), kFrontLines)) return;
  ObserveMasthead(lines, welcome, all);
  std::size_t closing = FindClosing(lines, *all, welcome);
  if (closing == lines.size()) closing = FindClosingByPlace(lines, *all, welcome);
  if (closing < lines.size()) MarkSignOff(lines, closing, all);
  for (std::size_t i = welcome; i < std::min(lines.size(), kFrontLines); ++i) (*all)[i].under_way = true;
  if (closing == lines.size()) return MarkNotices(lines, EndOfGluedLines(lines, welcome) + 1, all);
  MarkIntroduction(lines, welcome, closing, all);
  MarkNotices(lines, closing + 1, all);
  MarkAddressTables(lines, closing + 1, all);
}

void ObserveEnd(const std::vector<Line>& lines, std::vector<Observation>* all) {
  constexpr std::size_t kTailLines = 12;
  const std::size_t least = lines.size() - std::min(lines.size(), kTailLines);
  const auto section = std::find_if(all->begin(), all->end(), NamesSection);
  const auto front = static_cast<std::size_t>(section - all->begin());
  std::size_t sure = lines.size();
  std::size_t reached = 0;
  for (std::size_t end = lines.size(); end > least;) {
    std::size_t first = end - 1;
    while (first > least && lines[first].gap == Gap::kGlued) --first;
    const auto text = ReadEnd(lines, *all, first, end - 1);
    if (!text.fits || first <= front) break;
    reached += text.reach ? 1U : 0U;
    if (text.sure || reached > 1) sure = first;
    end = first;
  }
  for (std::size_t i = sure; i < lines.size(); ++i) (*all)[i].sure = Sure::kEndMatter;
}

}  // namespace pulse::ingest
