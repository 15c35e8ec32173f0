#include "services/ingest/body.h"

#include <algorithm>
#include <string_view>

#include "services/ingest/features.h"
#include "services/ingest/inline_text.h"
#include "services/ingest/lexicon.h"
#include "services/ingest/typography.h"

namespace pulse::ingest {
namespace {

// A paragraph as short as this that ends without a stop is a heading or a
// label, and what follows on the next page is not its rest.
constexpr std::size_t kShortestCutParagraph = 50;

struct Block {
  Mark mark = Mark::kNone;  // kNone: a paragraph
  std::uint16_t indent = 0;
  std::uint16_t number = 0;
  bool inside_item = false;  // a further paragraph of the list item before
  std::ptrdiff_t open_brackets = 0;
  std::string text;
};

bool IsItem(Mark mark) { return mark == Mark::kBullet || mark == Mark::kNumber; }
bool IsItem(const Block& block) { return IsItem(block.mark); }

// Opening less closing brackets. Added up as a block grows: counting a whole
// paragraph again at each line would be quadratic.
std::ptrdiff_t OpenBrackets(std::string_view text) {
  return std::count(text.begin(), text.end(), '(') - std::count(text.begin(), text.end(), ')');
}

// Whether `line`, which opens a paragraph, is the rest of `before`.
bool Continues(const Block& before, const Line& line) {
  if (line.mark == Mark::kHeading || line.mark == Mark::kImage || IsItem(line.mark)) return false;
  if (line.mark == Mark::kQuote && before.mark != Mark::kQuote) return false;
  if (before.mark == Mark::kHeading) return false;
  if (WithoutEmphasis(line.content).size() + 4 <= line.content.size()) return false;
  const char last = LastMark(before.text);
  const bool ended = EndsSentence(before.text) || last == ':';
  const bool dangling = IsDangling(before.text) || (!ended && before.open_brackets > 0);
  if (StartsLower(line.content)) return !ended || dangling;
  if (dangling) return true;
  if (line.gap != Gap::kPage || ended || last == ';') return false;
  return !IsItem(before) && before.text.size() >= kShortestCutParagraph;
}

// Escapes that CommonMark does not need, as converters write them in link texts:
// `\\(` is `(`, but not right after a bracket, where it would make a link.
std::string WithoutNeedlessEscapes(std::string_view line) {
  constexpr std::string_view kNeverMarkup = "(),:;'\"/?%$@{}^";
  std::string out;
  out.reserve(line.size());
  for (std::size_t at = 0; at < line.size(); ++at) {
    const bool escape = line[at] == '\\' && at + 1 < line.size();
    if (escape && kNeverMarkup.find(line[at + 1]) != std::string_view::npos &&
        (out.empty() || out.back() != ']'))
      continue;
    out.push_back(line[at]);
    if (escape) out.push_back(line[++at]);
  }
  return out;
}

// Soft hyphens inside the line are for the eye; one at its end says that the word
// goes on, which Append sees to.
std::string WithoutSoftHyphens(std::string_view line) {
  constexpr std::string_view kSoftHyphen = "\u00ad";
  std::string out;
  out.reserve(line.size());
  for (std::size_t at = 0; at < line.size(); ++at) {
    const bool inside =
        at + kSoftHyphen.size() < line.size() && line.substr(at, kSoftHyphen.size()) == kSoftHyphen;
    if (inside) {
      ++at;
    } else {
      out.push_back(line[at]);
    }
  }
  return out;
}

class BodyBuilder {
 public:
  explicit BodyBuilder(bool markdown) : markdown_(markdown) {}

  void Add(const Line& line) {
    const bool glued = !blocks_.empty() && line.gap == Gap::kGlued;
    if (line.mark == Mark::kNone && glued && blocks_.back().mark != Mark::kHeading) return Append(line);
    if (line.mark == Mark::kQuote && !blocks_.empty() && blocks_.back().mark == Mark::kQuote && glued)
      return Append(line);
    if (!blocks_.empty() && Continues(blocks_.back(), line)) {
      body_.joined.push_back(&line);
      return Append(line);
    }
    Block block;
    block.mark = line.mark;
    block.indent = line.indent;
    block.number = line.number;
    block.inside_item = markdown_ && line.mark == Mark::kNone && line.indent >= 2 && !blocks_.empty() &&
                        (IsItem(blocks_.back()) || blocks_.back().inside_item);
    block.text = Text(line, true);
    if (block.mark == Mark::kHeading) block.text = std::string(WithoutEmphasis(block.text));
    block.open_brackets = OpenBrackets(block.text);
    hard_break_ = line.hard_break;
    if (!block.text.empty()) blocks_.push_back(std::move(block));
  }

  Body Finish() {
    Write();
    return std::move(body_);
  }

 private:
  std::string Text(const Line& line, bool first) const {
    std::string text = markdown_ ? WithoutNeedlessEscapes(line.content)
                                 : EscapeMarkdown(line.content, first && line.mark == Mark::kNone);
    if (markdown_ && line.hard_break && !text.empty() && text.back() == '\\') text.pop_back();
    return WithoutSoftHyphens(text);
  }

  void Append(const Line& line) {
    auto& text = blocks_.back().text;
    const auto more = Text(line, false);
    blocks_.back().open_brackets += OpenBrackets(more);
    if (text.size() >= 2 && text.substr(text.size() - 2) == "\u00ad") {
      text.resize(text.size() - 2);
    } else if (markdown_ && hard_break_ && line.gap == Gap::kGlued) {
      text += "  \n";
    } else if (text.size() < 2 || text.back() != '-' || text[text.size() - 2] == ' ' ||
               text[text.size() - 2] == '-') {
      text += ' ';
    }
    // Emphasis that the cut ended and opened again.
    if (text.size() > 3 && text.substr(text.size() - 3) == "** " && more.substr(0, 2) == "**" &&
        !EndsSentence(text) && more.size() > 2 && !IsSpace(more[2])) {
      text.resize(text.size() - 3);
      text += ' ';
      text += more.substr(2);
    } else {
      text += more;
    }
    hard_break_ = line.hard_break;
  }

  void Write() {
    struct Level {
      std::uint16_t indent;
      std::size_t content;  // column where the item's text starts
    };
    std::vector<Level> levels;
    auto& out = body_.markdown;
    bool in_list = false;
    for (const auto& block : blocks_) {
      if (!IsItem(block)) {
        if (!out.empty()) out += "\n\n";
        if (block.inside_item && !levels.empty()) {
          out += std::string(levels.back().content, ' ');
        } else {
          levels.clear();
        }
        if (block.mark == Mark::kHeading) out += "### ";
        if (block.mark == Mark::kQuote) out += "> ";
        out += block.text;
        in_list = block.inside_item;
        continue;
      }
      // What is left is the item this one is nested in.
      while (!levels.empty() && block.indent <= levels.back().indent + 1) levels.pop_back();
      const std::size_t column = levels.empty() ? 0 : levels.back().content;
      const std::string marker = block.mark == Mark::kNumber ? std::to_string(block.number) + ". " : "- ";
      constexpr std::size_t kDeepestList = 8;  // deeper nesting is noise of a conversion
      if (levels.size() < kDeepestList) levels.push_back({block.indent, column + marker.size()});
      if (!out.empty()) out += in_list ? "\n" : "\n\n";
      out += std::string(column, ' ') + marker + block.text;
      in_list = true;
    }
  }

  bool markdown_;
  bool hard_break_ = false;
  std::vector<Block> blocks_;
  Body body_;
};

}  // namespace

Body NormaliseBody(const std::vector<const Line*>& lines, bool markdown) {
  BodyBuilder builder(markdown);
  for (const auto* line : lines) builder.Add(*line);
  return builder.Finish();
}

}  // namespace pulse::ingest
