#include "services/ingest/cover_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/container/inlined_vector.h"
#include "services/ingest/sentence_words.h"
#include "services/ingest/typography.h"
#include "services/ingest/word_runs.h"
#include "text/byte_scan.h"

namespace pulse::ingest {
namespace {

constexpr std::size_t kLongestLine = 120;
constexpr std::size_t kMostLines = 6;
constexpr std::size_t kMostTitleLines = 3;

// A title as its words are compared. They are written out when first asked for: of
// most titles a mark of each word tells that they hold nothing of a line.
class Title {
 public:
  Title() = default;
  explicit Title(std::string_view text) : empty_(false), words_(" ") { GoOn(text); }

  void GoOn(std::string_view more) {
    empty_ = false;
    more_.push_back(more);
    const auto mark = [this](std::string_view word) {
      marks_ |= MarkOf(word);
      return true;
    };
    // Folding may make one word of several.
    if (text::FindNotAscii(more) == more.size()) {
      ForEachWord(more, mark);
    } else {
      ForEachWord(FoldedText(more).view(), mark);
    }
  }

  bool empty() const { return empty_; }

  // Folded, a space before and behind each.
  const std::string& Words() {
    for (const auto more : more_) words_.append(WordsOf(more)) += ' ';
    more_.clear();
    return words_;
  }

  // Whether it may hold words of these marks.
  bool MayHold(std::uint64_t marks) const { return (marks & ~marks_) == 0; }

  // One of 64 bits, whatever the word's case.
  static std::uint64_t MarkOf(std::string_view word) {
    const auto small = [word](std::size_t at) { return static_cast<unsigned char>(word[at]) | 0x20U; };
    return std::uint64_t{1} << ((small(0) + 5 * small(word.size() / 2) + 11 * word.size()) % 64);
  }

  // Folded words, a space between.
  static std::string WordsOf(std::string_view text) {
    std::string words;
    words.reserve(text.size() + 2);
    ForEachWord(FoldedText(text).view(), [&words](std::string_view word) {
      if (!words.empty()) words += ' ';
      words.append(word);
      return true;
    });
    return words;
  }

 private:
  bool empty_ = true;
  std::string words_;                              // written out
  absl::InlinedVector<std::string_view, 4> more_;  // behind these
  std::uint64_t marks_ = 0;                        // of all
};

// What a reader remembers of the titles above: the last three.
class Titles {
 public:
  void Forget() { titles_ = {}; }

  void Add(std::string_view title) {
    std::rotate(titles_.begin(), titles_.end() - 1, titles_.end());
    titles_.front() = Title(title);
  }

  void GoOn(std::string_view more) { titles_.front().GoOn(more); }

  bool empty() const { return titles_.front().empty(); }

  // Whether one of the titles holds the words of `line`, one behind the other; a
  // single word only when `one_word`.
  bool Hold(std::string_view line, bool one_word) {
    std::uint64_t marks = 0;
    if (!MayHold(line, &marks)) return false;
    const auto words = Title::WordsOf(line);
    if (words.empty() || (!one_word && words.find(' ') == std::string::npos)) return false;
    return std::any_of(titles_.begin(), titles_.end(), [&](Title& title) {
      return title.MayHold(marks) && title.Words().find(" " + words + " ") != std::string::npos;
    });
  }

  // Whether the last title ends in what `line` says: it is said again as a whole.
  bool LastEndsIn(std::string_view line) {
    std::uint64_t marks = 0;
    if (!MayHold(line, &marks) || !titles_.front().MayHold(marks)) return false;
    const auto words = Title::WordsOf(line);
    return words.find(' ') != std::string::npos && titles_.front().Words().ends_with(" " + words + " ");
  }

 private:
  // Whether a title may hold all words of `line`: their marks tell for nearly all
  // lines, before any is folded.
  bool MayHold(std::string_view line, std::uint64_t* marks) const {
    // Folding may join the word that ends here to what is behind it.
    const auto plain = line.substr(0, text::FindNotAscii(line));
    return ForEachWord(plain, [&](std::string_view word) {
      const bool whole =
          word.data() + word.size() < plain.data() + plain.size() || plain.size() == line.size();
      if (whole) *marks |= Title::MarkOf(word);
      return std::any_of(titles_.begin(), titles_.end(),
                         [marks](const Title& title) { return title.MayHold(*marks); });
    });
  }

  std::array<Title, 3> titles_;
};

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

// Whether the line could be a cover's, for all that is seen of it.
bool MayBeCover(const Line& line, const Observation& seen) {
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
         line.content.size() <= kLongestLine && !line.numbered &&
         line.content.find("](") == std::string_view::npos &&
         line.content.find('@') == std::string_view::npos &&
         line.content.find("www.") == std::string_view::npos;
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

// Whether a cover that says again what the titles say could say this too.
bool FitsCover(const Line& line, const Observation& seen, Titles* titles) {
  if (!MayBeCover(line, seen)) return false;
  if (seen.Has(Feature::kBylineSplit)) {
    return titles->LastEndsIn(line.content) ||
           (seen.Has(Feature::kAllCapitals) && titles->Hold(line.content, false));
  }
  if (titles->Hold(line.content, true) || IsImprint(line, seen)) return true;
  return seen.Has(Feature::kShort) && !seen.Has(Feature::kEndsSentence) &&
         !seen.Has(Feature::kEndsQuestion) && !seen.Has(Feature::kEndsColon) && !seen.Has(Feature::kEndsOpen);
}

// Whether a line glued to a cover's could be of the same cover: no line of running text.
bool GoesWithCover(const Line& line, const Observation& seen) {
  constexpr std::size_t kLongestOfCover = 60;
  return line.gap == Gap::kGlued && line.content.size() <= kLongestOfCover && MayBeCover(line, seen) &&
         !StartsLower(line.content) && !seen.Has(Feature::kBylineSplit) &&
         !seen.Has(Feature::kEndsSentence) && !seen.Has(Feature::kEndsColon) && !seen.Has(Feature::kEndsOpen);
}

// Lines [first, end) that stand by themselves and all fit a cover; none when a
// paragraph would be cut.
Block FindBlock(const std::vector<Line>& lines, const std::vector<Observation>& all, std::size_t first,
                Titles* titles) {
  Block block{first, first};
  while (block.end < lines.size() && block.end - first <= kMostLines &&
         (FitsCover(lines[block.end], all[block.end], titles) ||
          (block.end > first && GoesWithCover(lines[block.end], all[block.end]))))
    ++block.end;
  while (block.end > first && block.end < lines.size() && lines[block.end].gap == Gap::kGlued) --block.end;
  if (block.end - first > kMostLines) block.end = first;
  return block;
}

bool RepeatsTitle(const std::vector<Line>& lines, const Block& block, Titles* titles) {
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

void ObserveCoverText(const std::vector<Line>& lines, std::vector<Observation>* all) {
  Titles titles;
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
