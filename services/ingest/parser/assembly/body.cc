#include "services/ingest/parser/assembly/body.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "services/ingest/parser/assembly/body_blocks.h"
#include "services/ingest/parser/assembly/body_joins.h"
#include "services/ingest/parser/assembly/body_text.h"
#include "services/ingest/parser/assembly/sourced_text.h"
#include "services/ingest/parser/lines/table_lines.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

// Bullets that printers keep for lists within lists.
bool IsMinorBullet(const Line& line) {
  if (line.mark != Mark::kBullet) return false;
  const auto mark = Trim(line.raw);
  return mark.starts_with("o ") || mark.starts_with("o\t") || mark.starts_with("◦") ||
         mark.starts_with("▪") || mark.starts_with("‣") || mark.starts_with("–");
}

// Whether `line`, right below an item, stands too far left to be its rest. Where
// items are set in, so are their further lines.
bool LeavesItem(const Block& item, const Line& line) {
  constexpr int kSetIn = 2;
  return IsItem(item) && item.indent >= kSetIn && line.indent + 1 < item.indent && !StartsLower(line.content);
}

// Whether text that is none of the body's stands between two lines.
bool TextStandsBetween(const Line& before, const Line& after) {
  const auto* const end = before.raw.data() + before.raw.size();
  return after.begin > before.begin && !Trim({end, static_cast<std::size_t>(after.raw.data() - end)}).empty();
}

class BodyBuilder {
 public:
  BodyBuilder(const std::vector<const Line*>& lines, bool markdown)
      : lines_(lines), markdown_(markdown), text_(markdown) {}

  Body Build() {
    for (at_ = 0; at_ < lines_.size(); ++at_) Add(*lines_[at_]);
    // A body of one paragraph, however long, is copied once.
    if (last_ && written_.empty() && last_->mark == Mark::kNone && !last_->inside_quote) {
      body_.markdown = std::move(last_->open.Own());
    } else if (last_) {
      written_.Add(*last_);
      body_.markdown = written_.Take();
    }
    return std::move(body_);
  }

 private:
  void Add(const Line& line) {
    if (!last_) return Open(line);
    // A caption that stood here is gone, and so are the blank lines round it.
    const auto gap = at_ > 0 && TextStandsBetween(*lines_[at_ - 1], line) ? Gap::kPage : line.gap;
    const auto& before = *last_;
    const bool glued = gap == Gap::kGlued;
    if (line.mark == Mark::kTable && before.mark == Mark::kTable) return AddRow(line, gap);
    const bool left = !markdown_ && LeavesItem(before, line);
    if (line.mark == Mark::kNone && glued && before.mark != Mark::kHeading && before.mark != Mark::kTable &&
        !left)
      return Append(line);
    if (line.mark == Mark::kQuote && before.mark == Mark::kQuote && glued) return AddQuoted(line);
    if (GoesOn({before.open, before.mark, IsItem(before) && NextEntryFollows(before)}, line, gap)) {
      body_.joined.push_back(&line);
      return Append(line);
    }
    Open(line);
  }

  void Open(const Line& line) {
    Block block;
    block.mark = line.mark;
    block.indent = line.indent;
    block.number = line.number;
    block.minor = IsMinorBullet(line);
    if (!markdown_ && line.mark == Mark::kBullet && !line.content.empty()) {
      const auto text = Trim(line.raw);
      block.bullet = text.substr(0, CharacterLength(text));
      block.text_column = line.content.data() - line.raw.data();
    }
    block.inside_item = markdown_ && line.mark == Mark::kNone && line.indent >= 2 && last_ &&
                        (IsItem(*last_) || last_->inside_item);
    if (!markdown_ || line.hard_break || line.mark == Mark::kHeading ||
        !TakeAsPrinted(line.content, &block.open)) {
      const auto text = text_.Of(line, true);
      block.open.text.reserve(BytesOfParagraph());
      block.open.text = block.mark == Mark::kHeading ? WithoutEmphasis(text) : text;
      block.open.Count(block.open.text);
    }
    hard_break_ = line.hard_break;
    if (block.open.View().empty()) return;
    if (last_) Write(*last_);
    last_ = std::move(block);
  }

  void Write(const Block& block) {
    constexpr std::size_t kMarkupOfLine = 4;
    if (written_.empty()) {
      std::size_t bytes = 0;
      for (const auto* line : lines_) bytes += line->content.size() + kMarkupOfLine;
      written_.Reserve(bytes);
    }
    written_.Add(block);
  }

  // A table's further row. What a conversion printed again at a page's top, head and
  // rule, is not.
  void AddRow(const Line& line, Gap gap) {
    auto& open = last_->open;
    const auto text = open.View();
    const auto head = text.substr(0, text.find('\n'));
    const auto rows = text.substr(std::min(text.size(), head.size() + 1));
    const bool has_rule = IsTableRule(rows.substr(0, rows.find('\n')));
    if (has_rule && (IsTableRule(line.content) || head == line.content)) return;
    if (gap != Gap::kGlued) body_.joined.push_back(&line);
    const auto row = text_.Of(line, false);
    open.Count(row);
    open.Own().append("\n").append(row);
  }

  // A quotation's line; an empty one parts its paragraphs.
  void AddQuoted(const Line& line) {
    if (line.content.empty()) {
      quote_parted_ = true;
    } else if (quote_parted_) {
      Open(line);
      last_->inside_quote = true;
      quote_parted_ = false;
    } else {
      Append(line);
    }
  }

  // Whether the paragraph that begins here is followed by the next entry of the
  // list before it, and does not announce a list of its own.
  bool NextEntryFollows(const Block& entry) const {
    std::size_t last = at_;
    while (last + 1 < lines_.size() && lines_[last + 1]->gap == Gap::kGlued &&
           lines_[last + 1]->mark == Mark::kNone)
      ++last;
    if (last + 1 == lines_.size() || LastMark(lines_[last]->content) == ':') return false;
    const auto& next = *lines_[last + 1];
    return next.mark == entry.mark && (next.mark != Mark::kNumber || next.number == entry.number + 1);
  }

  // Of the line here and those glued to it, no more than paragraphs have.
  std::size_t BytesOfParagraph() const {
    constexpr std::size_t kMostLines = 16;
    std::size_t bytes = lines_[at_]->content.size();
    for (std::size_t i = at_ + 1; i < std::min(lines_.size(), at_ + kMostLines); ++i) {
      if (lines_[i]->gap != Gap::kGlued || lines_[i]->mark != Mark::kNone) break;
      bytes += lines_[i]->content.size() + 1;
    }
    return bytes;
  }

  void Append(const Line& line) {
    auto& open = last_->open;
    auto& text = open.Own();
    const auto more = text_.Of(line, false);
    open.Count(more);
    if (text.ends_with("\u00ad")) {
      text.resize(text.size() - 2);
    } else if (markdown_ && hard_break_ && line.gap == Gap::kGlued) {
      text += "  \n";
    } else {
      text += WrapJoint(text, more);
    }
    // Emphasis that the cut ended and opened again.
    if (text.ends_with("** ") && more.starts_with("**") && !EndsSentence(text) && more.size() > 2 &&
        !IsSpace(more[2])) {
      text.resize(text.size() - 3);
      text += ' ';
      text += more.substr(2);
      open.strong_marks -= 2;
    } else {
      text += more;
    }
    hard_break_ = line.hard_break;
  }

  const std::vector<const Line*>& lines_;
  bool markdown_;
  BodyText text_;
  std::size_t at_ = 0;
  bool hard_break_ = false;
  bool quote_parted_ = false;
  std::optional<Block> last_;  // what may go on; those before it are written
  BlockWriter written_;
  Body body_;
};

}  // namespace

Body NormaliseBody(const std::vector<const Line*>& lines, bool markdown) {
  return BodyBuilder(lines, markdown).Build();
}

}  // namespace pulse::ingest
