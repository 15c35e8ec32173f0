#include "services/ingest/body.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "services/ingest/body_joins.h"
#include "services/ingest/byte_scan.h"
#include "services/ingest/markdown_escape.h"
#include "services/ingest/sourced_text.h"
#include "services/ingest/table_lines.h"
#include "services/ingest/typography.h"

namespace pulse::ingest {
namespace {

struct Block {
  Mark mark = Mark::kNone;  // kNone: a paragraph
  std::uint16_t indent = 0;
  std::ptrdiff_t text_column = 0;  // of a bulleted item of plain text
  std::uint16_t number = 0;
  std::string_view bullet;    // of plain text
  bool inside_item = false;   // a further paragraph of the list item before
  bool inside_quote = false;  // a further paragraph of the quotation before
  bool minor = false;         // an item whose bullet marks entries of an inner list
  OpenText open;
};

bool IsItem(Mark mark) { return mark == Mark::kBullet || mark == Mark::kNumber; }
bool IsItem(const Block& block) { return IsItem(block.mark); }

// Bullets that printers keep for lists within lists.
bool IsMinorBullet(const Line& line) {
  const auto mark = Trim(line.raw);
  return line.mark == Mark::kBullet &&
         (mark.starts_with("o ") || mark.starts_with("o\t") || mark.starts_with("◦") ||
          mark.starts_with("▪") || mark.starts_with("‣") || mark.starts_with("–"));
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

// Where to part `text` at or before `at`, so that no mark that is counted is cut;
// its end when there is no such place near.
std::size_t WindowEnd(std::string_view text, std::size_t at) {
  constexpr std::size_t kLookBack = 64;
  for (std::size_t end = at; end < text.size() && end + kLookBack > at; --end) {
    const char before = text[end - 1];
    if (before != '*' && static_cast<unsigned char>(before) < 0x80) return end;
  }
  return text.size();
}

// Makes `open` the text, counted, of a line of Markdown that stays as it is: no
// escape is in it and no soft hyphen. False, and nothing done, for any other. A
// line may have many megabytes: it goes through the processor's cache once.
bool CopyAsPrinted(std::string_view text, OpenText* open) {
  constexpr std::size_t kWindow = std::size_t{1} << 15;
  const auto looked_at = [](Bytes16 bytes) { return Is(bytes, '\\') | Is(bytes, '\xc2'); };
  OpenText copy;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto window = text.substr(begin, WindowEnd(text, begin + kWindow) - begin);
    if (byte_scan::FindWhere(window, looked_at) < window.size()) return false;
    if (begin == 0) copy.text.reserve(text.size());
    copy.text.append(window);
    copy.Count(window);
    begin += window.size();
  }
  *open = std::move(copy);
  return true;
}

// Escapes that CommonMark does not need, as converters write them: `\\(` is `(`,
// but not right after a bracket, where it would make a link.
bool IsNeedless(std::string_view line, std::size_t at) {
  constexpr std::string_view kNeverMarkup = "(),:;'\"/?%$@{}^";
  constexpr std::string_view kMarkupInFrontOnly = ".-+=>";
  const char escaped = line[at + 1];
  if (kNeverMarkup.find(escaped) != std::string_view::npos) return at == 0 || line[at - 1] != ']';
  if (kMarkupInFrontOnly.find(escaped) == std::string_view::npos) return false;
  // In front of a line: behind nothing but a number.
  return at > 9 || !std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(at), IsDigit);
}

std::string WithoutNeedlessEscapes(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  std::size_t done = 0;
  for (auto at = line.find('\\'); at != std::string_view::npos && at + 1 < line.size();
       at = line.find('\\', at + 2)) {
    if (!IsNeedless(line, at)) continue;
    out.append(line, done, at - done);
    done = at + 1;
  }
  return out.append(line, done);
}

// Soft hyphens inside the line are for the eye; one at its end says that the word
// goes on, which Append sees to.
void DropSoftHyphens(std::string* line) {
  constexpr std::string_view kSoftHyphen = "\u00ad";
  auto at = line->find(kSoftHyphen);
  if (at == std::string::npos) return;
  std::string out(*line, 0, at);
  while (at + kSoftHyphen.size() < line->size()) {
    const auto begin = at + kSoftHyphen.size();
    at = std::min(line->find(kSoftHyphen, begin), line->size());
    out.append(*line, begin, at - begin);
  }
  out.append(*line, at);
  *line = std::move(out);
}

class BodyBuilder {
 public:
  BodyBuilder(const std::vector<const Line*>& lines, bool markdown) : lines_(lines), markdown_(markdown) {}

  Body Build() {
    for (at_ = 0; at_ < lines_.size(); ++at_) Add(*lines_[at_]);
    Write();
    return std::move(body_);
  }

 private:
  void Add(const Line& line) {
    if (blocks_.empty()) return Open(line);
    // A caption that stood here is gone, and so are the blank lines round it.
    const auto gap = at_ > 0 && TextStandsBetween(*lines_[at_ - 1], line) ? Gap::kPage : line.gap;
    const auto& before = blocks_.back();
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
    block.inside_item = markdown_ && line.mark == Mark::kNone && line.indent >= 2 && !blocks_.empty() &&
                        (IsItem(blocks_.back()) || blocks_.back().inside_item);
    if (!markdown_ || line.hard_break || line.mark == Mark::kHeading ||
        !CopyAsPrinted(line.content, &block.open)) {
      block.open.text = Text(line, true);
      if (block.mark == Mark::kHeading) block.open.text = std::string(WithoutEmphasis(block.open.text));
      block.open.Count(block.open.text);
    }
    hard_break_ = line.hard_break;
    if (!block.open.text.empty()) blocks_.push_back(std::move(block));
  }

  // A table's further row. What a conversion printed again at a page's top, head and
  // rule, is not.
  void AddRow(const Line& line, Gap gap) {
    auto& open = blocks_.back().open;
    const std::string_view text = open.text;
    const bool has_rule = text.find('\n') != std::string_view::npos;
    if (has_rule && (IsTableRule(line.content) || text.substr(0, text.find('\n')) == line.content)) return;
    if (gap != Gap::kGlued) body_.joined.push_back(&line);
    const auto row = Text(line, false);
    open.Count(row);
    open.text.append("\n").append(row);
  }

  // A quotation's line; an empty one parts its paragraphs.
  void AddQuoted(const Line& line) {
    if (line.content.empty()) {
      quote_parted_ = true;
    } else if (quote_parted_) {
      Open(line);
      blocks_.back().inside_quote = true;
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

  std::string Text(const Line& line, bool first) const {
    std::string text = markdown_ ? WithoutNeedlessEscapes(line.content)
                                 : EscapeMarkdown(line.content, first && line.mark == Mark::kNone);
    if (markdown_ && line.hard_break && !text.empty() && text.back() == '\\') text.pop_back();
    DropSoftHyphens(&text);
    return text;
  }

  void Append(const Line& line) {
    auto& open = blocks_.back().open;
    auto& text = open.text;
    const auto more = Text(line, false);
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

  void Write() {
    struct Level {
      const Block* block;
      std::size_t content;  // column where the item's text starts
    };
    std::vector<Level> levels;
    // Beside a picture the bullets of one list may stand a little apart; the text
    // behind them does not.
    const auto beside = [](const Block& a, const Block& b) {
      return !a.bullet.empty() && a.bullet == b.bullet && std::abs(a.text_column - b.text_column) <= 1;
    };
    auto& out = body_.markdown;
    // A body of one paragraph, however long, is not copied.
    if (blocks_.size() == 1 && blocks_.front().mark == Mark::kNone && !blocks_.front().inside_quote) {
      out = std::move(blocks_.front().open.text);
      return;
    }
    constexpr std::size_t kMarkupOfBlock = 8;
    std::size_t size = 0;
    for (const auto& block : blocks_) size += block.open.text.size() + kMarkupOfBlock;
    out.reserve(size);
    bool in_list = false;
    bool major = false;  // the running list has bullets of the outer kind
    for (const auto& block : blocks_) {
      if (!IsItem(block)) {
        if (!out.empty()) out += block.inside_quote ? "\n>\n" : "\n\n";
        if (block.inside_item && !levels.empty()) {
          out += std::string(levels.back().content, ' ');
        } else {
          levels.clear();
        }
        if (block.mark == Mark::kHeading) out += "### ";
        if (block.mark == Mark::kQuote) out += "> ";
        out += block.open.text;
        in_list = block.inside_item;
        continue;
      }
      // What is left is the item this one is nested in.
      major = in_list && major;
      const bool inner = block.minor && major;
      while (!levels.empty()) {
        const Block& outer = *levels.back().block;
        if (inner && !outer.minor) break;
        if (block.indent > outer.indent + 1 && !beside(block, outer)) break;
        levels.pop_back();
      }
      major |= !block.minor;
      const std::size_t column = levels.empty() ? 0 : levels.back().content;
      const std::string marker = block.mark == Mark::kNumber ? std::to_string(block.number) + ". " : "- ";
      constexpr std::size_t kDeepestList = 8;  // deeper nesting is noise of a conversion
      if (levels.size() < kDeepestList) levels.push_back({&block, column + marker.size()});
      if (!out.empty()) out += in_list ? "\n" : "\n\n";
      out += std::string(column, ' ') + marker + block.open.text;
      in_list = true;
    }
  }

  const std::vector<const Line*>& lines_;
  bool markdown_;
  std::size_t at_ = 0;
  bool hard_break_ = false;
  bool quote_parted_ = false;
  std::vector<Block> blocks_;
  Body body_;
};

}  // namespace

Body NormaliseBody(const std::vector<const Line*>& lines, bool markdown) {
  return BodyBuilder(lines, markdown).Build();
}

}  // namespace pulse::ingest
