#include "services/ingest/convert/pdf_blocks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "services/ingest/parser/assembly/sourced_text.h"
#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

using Pages = std::vector<std::vector<PdfLine>>;

// Sizes this near are one font's.
constexpr double kSameSize = 0.06;
// From top to top in lines of a text's own size, where no text says more.
constexpr double kDefaultLeading = 1.4;

// The size most characters are set in.
double SizeOfText(const Pages& pages) {
  std::map<long, std::size_t> characters;  // by size in tenths of a point
  for (const auto& page : pages) {
    for (const auto& line : page) characters[std::lround(line.size * 10)] += line.text.size();
  }
  const auto most = std::max_element(characters.begin(), characters.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == characters.end() ? 0 : static_cast<double>(most->first) / 10;
}

// Whether a line end between them cut a sentence.
bool CutsSentence(const PdfLine& before, const PdfLine& line) {
  const char last = LastMark(before.text);
  return StartsLower(line.text) && !EndsSentence(before.text) && last != ':' && last != ';' && last != ',';
}

// How far down the next line of a paragraph is at most, in line sizes, by those
// that go on with a sentence. Print is exact to a fraction of a point, and what
// browsers print to a pixel, so that a little more is meant.
double Leading(const Pages& pages, double text_size) {
  constexpr double kWidest = 3;
  constexpr std::size_t kFew = 4;
  constexpr double kStray = 0.1;  // points
  std::vector<double> distances;
  for (const auto& page : pages) {
    for (std::size_t i = 1; i < page.size(); ++i) {
      const double down = (page[i].top - page[i - 1].top) / page[i].size;
      if (IsSameSize(page[i].size, text_size) && IsSameSize(page[i].size, page[i - 1].size) && down > 0.5 &&
          down < kWidest && CutsSentence(page[i - 1], page[i])) {
        distances.push_back(down);
      }
    }
  }
  if (distances.size() < kFew) return kDefaultLeading;
  std::sort(distances.begin(), distances.end());
  return distances[distances.size() * 19 / 20] + kStray / text_size;
}

// Whether the line after page[at] was begun because its first word had no room
// in that one: the line end between them means nothing. Else an author put it.
bool IsWrapped(const std::vector<PdfLine>& page, std::size_t at, const PdfLine& next) {
  return !HasRoom(page[at], next, ColumnRight(page, at));
}

long Tenths(double size) { return std::lround(size * 10); }

// The leading of type other than the text's: the least that one of its lines has
// over the next that it had no room for. Headings follow each other further apart.
std::map<std::pair<long, bool>, double> OtherLeadings(const Pages& pages, double text_size) {
  constexpr double kWidest = 1.75;
  constexpr double kStray = 1;  // points: browsers print lines to a pixel
  std::map<std::pair<long, bool>, double> leadings;
  for (const auto& page : pages) {
    for (std::size_t i = 1; i < page.size(); ++i) {
      const auto& before = page[i - 1];
      const auto& line = page[i];
      const double down = (line.top - before.top) / line.size;
      const bool one_type = std::abs(line.size - before.size) < 0.2 && line.bold == before.bold;
      const bool text = IsSameSize(line.size, text_size) && !line.bold;
      if (!one_type || text || down < 0.5 || down > kWidest || !IsWrapped(page, i - 1, line)) continue;
      const double leading = down + kStray / line.size;
      const auto [known, first] = leadings.try_emplace({Tenths(line.size), line.bold}, leading);
      if (!first) known->second = std::min(known->second, leading);
    }
  }
  return leadings;
}

// Whether the type's weight parts two lines. A paragraph may begin or end with
// bold words that fill a line.
bool PartedByWeight(const PdfLine& before, const PdfLine& line) {
  if (before.bold == line.bold) return false;
  if (before.bold ? line.opens_bold : before.closes_bold) return false;
  return !StartsLower(line.text) || EndsSentence(before.text);
}

enum class Step { kNextLine, kNewBlock, kNewColumn };

Step StepBetween(const PdfLine& before, const PdfLine& line, const TextType& type) {
  if (line.top - before.top < -before.size) return Step::kNewColumn;
  return IsNextLine(before, line, type) ? Step::kNextLine : Step::kNewBlock;
}

// Whether a new page or column cut a paragraph between two lines.
bool IsCut(const PdfLine& before, const PdfLine& line) {
  return IsSameSize(before.size, line.size) && !PartedByWeight(before, line) && StartsLower(line.text) &&
         !EndsSentence(before.text) && LastMark(before.text) != ':' && LastMark(before.text) != ';';
}

bool ShowsListMark(const PdfLine& line) {
  const auto mark = SplitLines(line.text, true).front().mark;
  return mark == Mark::kBullet || mark == Mark::kNumber;
}

// What programs draw where they part a word at a line's end. Some fonts have it
// for all hyphens.
constexpr std::string_view kDrawnHyphen = "\u2010";
constexpr std::string_view kSoftHyphen = "\u00ad";

// Whether U+2010 stands between letters: it is these fonts' plain hyphen.
bool WritesDrawnHyphens(const Pages& pages) {
  for (const auto& page : pages) {
    for (const auto& line : page) {
      const auto at = line.text.find(kDrawnHyphen);
      if (at == std::string::npos || at == 0 || at + kDrawnHyphen.size() >= line.text.size()) continue;
      if (line.text[at - 1] != ' ' && line.text[at + kDrawnHyphen.size()] != ' ') return true;
    }
  }
  return false;
}

class BlockJoiner {
 public:
  BlockJoiner(const Pages& pages, const TextType& type, double heading_size)
      : pages_(pages),
        type_(type),
        heading_size_(heading_size),
        writes_drawn_hyphens_(WritesDrawnHyphens(pages)) {}

  std::vector<SetBlock> Join() {
    for (page_ = 0; page_ < pages_.size(); ++page_) {
      for (at_ = 0; at_ < pages_[page_].size(); ++at_) Add();
    }
    return std::move(blocks_);
  }

 private:
  const PdfLine& Line() const { return pages_[page_][at_]; }

  void Add() {
    const auto& line = Line();
    const Step step = before_page_ == nullptr ? Step::kNewBlock
                      : at_ == 0              ? Step::kNewColumn
                                              : StepBetween(Before(), line, type_);
    if (before_page_ != nullptr && GoesOn(step)) {
      AppendWrapped(line);
    } else if (before_page_ != nullptr && step == Step::kNextLine && SameList()) {
      blocks_.back().block.text += "\n" + ListMark();
      Append(line);
    } else {
      const bool quoted = line.quoted;
      blocks_.push_back({{step == Step::kNewColumn, quoted ? "" : ListMark()},
                         line.size,
                         true,
                         quoted,
                         SpaceAbove(step),
                         {}});
      Append(line);
    }
    blocks_.back().bold = blocks_.back().bold && line.bold;
    if (line.depth == 0) announced_ = LastMark(line.text) == ':';
    before_page_ = &pages_[page_];
    before_ = at_;
  }

  double SpaceAbove(Step step) const {
    if (step != Step::kNewBlock || before_page_ == nullptr) return 0;
    const bool text = IsSameSize(Before().size, type_.size) && !Before().bold;
    return text ? Line().top - Before().top : 0;
  }

  void Append(const PdfLine& line) {
    auto& set = blocks_.back();
    const std::size_t at = set.block.text.size();
    set.block.text += line.text;
    for (const auto& link : line.links) set.links.push_back({at + link.begin, at + link.end, link.link});
  }

  void AppendWrapped(const PdfLine& line) {
    auto& set = blocks_.back();
    auto& text = set.block.text;
    const std::size_t end = text.size();
    const auto hyphen = PartingHyphen(text, line);
    if (hyphen.empty()) {
      text += WrapJoint(text, line.text);
    } else {
      text.resize(end - hyphen.size());
      if (!set.links.empty()) set.links.back().end = std::min(set.links.back().end, text.size());
    }
    const std::size_t joint = text.size();
    const std::size_t links = set.links.size();
    Append(line);
    // A link that the line end cut.
    if (links == 0 || links == set.links.size()) return;
    auto& cut = set.links[links - 1];
    const auto& rest = set.links[links];
    if (cut.end != std::min(end, joint) || line.links.front().begin != 0 || *cut.link != *rest.link) return;
    cut.end = rest.end;
    set.links.erase(set.links.begin() + static_cast<std::ptrdiff_t>(links));
  }

  // The hyphen that `text` ends in when it only parts a word that `next` goes on with.
  std::string_view PartingHyphen(std::string_view text, const PdfLine& next) const {
    for (const auto hyphen : {kDrawnHyphen, kSoftHyphen}) {
      if (!text.ends_with(hyphen) || (hyphen == kDrawnHyphen && writes_drawn_hyphens_)) continue;
      text.remove_suffix(hyphen.size());
      if (!text.empty() && text.back() != ' ' && StartsLower(next.text)) return hyphen;
    }
    return {};
  }

  const PdfLine& Before() const { return (*before_page_)[before_]; }

  // Whether the line goes on with the one before.
  bool GoesOn(Step step) const {
    const auto& before = Before();
    const auto& line = Line();
    const bool quoted = before.quoted && line.quoted && step == Step::kNextLine;
    const bool wrapped =
        quoted || !PartingHyphen(before.text, line).empty() || IsWrapped(*before_page_, before_, line);
    if (line.size > heading_size_ && IsSameSize(before.size, line.size)) {
      // What follows on a new page or in a new column is another heading, else.
      if (step == Step::kNewColumn) {
        return !PartedByWeight(before, line) &&
               !HasRoom(before, line, ColumnRight(*before_page_, before_, true));
      }
      return step == Step::kNextLine;
    }
    if (!wrapped) return false;
    if (quoted) return true;
    if (step == Step::kNewColumn) return IsCut(before, line);
    return step == Step::kNextLine && !OpensEntry();
  }

  // Whether the line, set in, opens an entry of a list though the one before has
  // no room left.
  bool OpensEntry() const {
    const auto& before = Before();
    const auto& line = Line();
    if (before.depth == 0 && line.depth == 0) return false;
    if (ShowsListMark(line) || line.depth < before.depth) return true;
    if (line.depth > before.depth) return !hangs_;
    return LastMark(before.text) == ';' || before.text.ends_with("; and") || before.text.ends_with("; or");
  }

  // Whether lines that are not wrapped are lines of one block: of one list, or
  // of one address.
  bool SameList() const {
    if (Before().quoted || Line().quoted) return false;
    return (Before().depth > 0 || hangs_) == (Line().depth > 0 || ShowsListMark(Line()));
  }

  // What stands for the bullet that a line set in may have had.
  std::string ListMark() {
    const auto& line = Line();
    hangs_ = ShowsListMark(line);
    if (line.depth == 0 || line.size > heading_size_) {
      in_list_ = hangs_;
      return {};
    }
    const std::string inset(2 * static_cast<std::size_t>(line.depth - 1), ' ');
    in_list_ = in_list_ || announced_ || hangs_ || OpensList();
    if (hangs_) return inset;
    return in_list_ ? inset + "- " : "  ";
  }

  // Whether the next line opens an entry like this one, right under it.
  bool OpensList() const {
    const auto& page = pages_[page_];
    return at_ + 1 < page.size() && page[at_ + 1].depth == Line().depth &&
           IsNextLine(Line(), page[at_ + 1], type_) && !IsWrapped(page, at_, page[at_ + 1]);
  }

  const Pages& pages_;
  TextType type_;
  double heading_size_;
  bool writes_drawn_hyphens_;
  std::size_t page_ = 0;
  std::size_t at_ = 0;
  const std::vector<PdfLine>* before_page_ = nullptr;  // of the line before
  std::size_t before_ = 0;
  bool announced_ = false;  // the text before what is set in ends in a colon
  bool in_list_ = false;
  bool hangs_ = false;  // the running entry shows its bullet or number
  std::vector<SetBlock> blocks_;
};

}  // namespace

bool IsSameSize(double a, double b) { return std::abs(a - b) <= kSameSize * std::max(a, b); }

TextType MeasureTextType(const Pages& pages) {
  const double size = SizeOfText(pages);
  return {size, Leading(pages, size), OtherLeadings(pages, size)};
}

double TextType::LeadingOf(const PdfLine& line) const {
  double most = leading;
  // Sizes are printed with small errors.
  for (long tenths = Tenths(line.size) - 1; tenths <= Tenths(line.size) + 1; ++tenths) {
    const auto own = leadings.find({tenths, line.bold});
    if (own != leadings.end()) most = std::max(most, own->second);
  }
  return most;
}

bool IsNextLine(const PdfLine& before, const PdfLine& line, const TextType& type) {
  // Of larger type there are too few lines to show what rounding to pixels adds.
  constexpr double kPixel = 0.75;
  const double stray = line.size > type.size * (1 + kSameSize) ? kPixel : 0;
  const double down = line.top - before.top;
  const double leading = std::max(type.LeadingOf(line) * line.size, type.leading * line.size + stray);
  return IsSameSize(before.size, line.size) && !PartedByWeight(before, line) && down >= -before.size &&
         (down <= leading || (down <= 1.2 * leading && StartsLower(line.text)));
}

bool HasRoom(const PdfLine& line, const PdfLine& next, double edge) {
  constexpr double kSpace = 0.2;  // of a size, the narrowest between words
  return line.right + kSpace * line.size + next.first_word <= edge;
}

double ColumnRight(const std::vector<PdfLine>& page, std::size_t at, bool any_size) {
  constexpr std::size_t kLines = 40;  // looked at on both sides
  const auto& line = page[at];
  double right = line.right;
  for (std::size_t i = at - std::min(at, kLines); i < std::min(at + kLines, page.size()); ++i) {
    const auto& other = page[i];
    if (other.left < line.right && other.right > line.left && (any_size || IsSameSize(other.size, line.size)))
      right = std::max(right, other.right);
  }
  return right;
}

std::vector<SetBlock> JoinLines(const Pages& pages, const TextType& type, double heading_size) {
  return BlockJoiner(pages, type, heading_size).Join();
}

}  // namespace pulse::ingest
