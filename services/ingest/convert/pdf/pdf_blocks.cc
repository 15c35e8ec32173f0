#include "services/ingest/convert/pdf/pdf_blocks.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "services/ingest/parser/assembly/sourced_text.h"
#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

using Pages = std::vector<std::vector<PdfLine>>;

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

// A line that is called as a sector or group, below a sentence's end: a heading, however
// close it stands.
bool HeadsSection(const PdfLine& before, const PdfLine& line) {
  constexpr std::size_t kLongest = 80;
  return line.text.size() <= kLongest && EndsSentence(before.text) && !StartsLower(line.text) &&
         NamesSectorOrGroup(Fold(line.text));
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
    const bool heads = before_page_ != nullptr && HeadsSection(Before(), line);
    if (before_page_ != nullptr && !heads && GoesOn(step)) {
      AppendWrapped(line);
    } else if (before_page_ != nullptr && !heads && step == Step::kNextLine && SameList()) {
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

std::vector<SetBlock> JoinLines(const Pages& pages, const TextType& type, double heading_size) {
  return BlockJoiner(pages, type, heading_size).Join();
}

}  // namespace pulse::ingest
