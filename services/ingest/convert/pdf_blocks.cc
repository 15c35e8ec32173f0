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

enum class Step { kNextLine, kNewBlock, kNewColumn };

Step StepBetween(const PdfLine& before, const PdfLine& line, const TextType& type) {
  if (line.top - before.top < -before.size) return Step::kNewColumn;
  return IsNextLine(before, line, type) ? Step::kNextLine : Step::kNewBlock;
}

// Whether the line after page[at] was begun because its first word had no room
// in that one: the line end between them means nothing. Else an author put it.
bool IsWrapped(const std::vector<PdfLine>& page, std::size_t at, const PdfLine& next) {
  const auto word = static_cast<double>(std::min(next.text.find(' '), next.text.size()) + 1);
  const double width = (next.right - next.left) * word / static_cast<double>(next.text.size());
  return page[at].right + width > ColumnRight(page, at);
}

// Whether a new page or column cut a paragraph between two lines.
bool IsCut(const PdfLine& before, const PdfLine& line) {
  return IsSameSize(before.size, line.size) && StartsLower(line.text) && !EndsSentence(before.text) &&
         LastMark(before.text) != ':' && LastMark(before.text) != ';';
}

bool ShowsListMark(const PdfLine& line) {
  const auto mark = SplitLines(line.text, true).front().mark;
  return mark == Mark::kBullet || mark == Mark::kNumber;
}

constexpr std::string_view kHyphen = "\u2010";

// Whether the hyphen that is drawn where a word is parted at a line's end stands nowhere
// else: then it is no hyphen of the text's own.
bool EndsLinesInHyphens(const Pages& pages) {
  return std::none_of(pages.begin(), pages.end(), [](const std::vector<PdfLine>& page) {
    return std::any_of(page.begin(), page.end(), [](const PdfLine& line) {
      const auto at = line.text.find(kHyphen);
      return at != std::string::npos && at + kHyphen.size() < line.text.size();
    });
  });
}

class BlockJoiner {
 public:
  BlockJoiner(const Pages& pages, const TextType& type, double heading_size)
      : pages_(pages), type_(type), heading_size_(heading_size) {}

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
      Append(line.text);
    } else if (before_page_ != nullptr && step == Step::kNextLine && SameList()) {
      blocks_.back().block.text += "\n" + ListMark() + line.text;
    } else {
      const auto mark = ListMark();
      blocks_.push_back({{step == Step::kNewColumn, mark + line.text}, line.size});
    }
    if (line.depth == 0) announced_ = LastMark(line.text) == ':';
    before_page_ = &pages_[page_];
    before_ = at_;
  }

  const PdfLine& Before() const { return (*before_page_)[before_]; }

  // Whether the line goes on with the one before.
  bool GoesOn(Step step) const {
    const auto& before = Before();
    const auto& line = Line();
    if (line.size > heading_size_ && IsSameSize(before.size, line.size)) return step != Step::kNewBlock;
    if (!IsWrapped(*before_page_, before_, line)) return false;
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
    return (Before().depth > 0 || hangs_) == (Line().depth > 0 || ShowsListMark(Line()));
  }

  // What stands for the bullet that a line set in may have had.
  std::string ListMark() {
    const auto& line = Line();
    hangs_ = ShowsListMark(line);
    if (line.depth == 0) {
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

  // Goes on with a line: what a justified text's hyphen parted is one word again.
  void Append(const std::string& more) {
    auto& text = blocks_.back().block.text;
    if (hyphenated_ && text.ends_with(kHyphen) && StartsLower(more)) {
      text.resize(text.size() - kHyphen.size());
    } else {
      text += WrapJoint(text, more);
    }
    text += more;
  }

  const Pages& pages_;
  TextType type_;
  double heading_size_;
  bool hyphenated_ = EndsLinesInHyphens(pages_);
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
  return {size, Leading(pages, size)};
}

bool IsNextLine(const PdfLine& before, const PdfLine& line, const TextType& type) {
  // Of larger type there are too few lines to show what rounding to pixels adds.
  constexpr double kPixel = 0.75;
  const double stray = line.size > type.size * (1 + kSameSize) ? kPixel : 0;
  const double down = line.top - before.top;
  return IsSameSize(before.size, line.size) && down >= -before.size &&
         (down <= type.leading * line.size + stray ||
          (down <= 1.2 * type.leading * line.size && StartsLower(line.text)));
}

double ColumnRight(const std::vector<PdfLine>& page, std::size_t at) {
  constexpr std::size_t kLines = 40;  // looked at on both sides
  const auto& line = page[at];
  double right = line.right;
  for (std::size_t i = at - std::min(at, kLines); i < std::min(at + kLines, page.size()); ++i) {
    const auto& other = page[i];
    if (other.left < line.right && other.right > line.left && IsSameSize(other.size, line.size))
      right = std::max(right, other.right);
  }
  return right;
}

std::vector<SetBlock> JoinLines(const Pages& pages, const TextType& type, double heading_size) {
  return BlockJoiner(pages, type, heading_size).Join();
}

}  // namespace pulse::ingest
