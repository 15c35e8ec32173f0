#include "services/render/word_wrap.h"

#include <algorithm>
#include <utility>

#include "services/render/unicode.h"

namespace pulse::render {
namespace {

// Lays pieces out; the width of the first line differs from the others'.
class Layout {
 public:
  Layout(std::size_t first, std::size_t rest) : width_(first), rest_(rest) {}

  bool Fits(std::size_t columns, bool joined) const { return column_ + Gap(joined) + columns <= width_; }

  // A stop or comma stays with the URL that it follows, even past the edge.
  bool Trails(std::size_t columns, bool joined) const { return joined && column_ > width_ && columns <= 2; }

  void Put(std::string_view text, std::size_t columns, bool joined) {
    if (Gap(joined) > 0) line_ += ' ';
    column_ += Gap(joined) + columns;
    line_ += text;
  }

  void NewLine() {
    lines_.push_back(std::exchange(line_, {}));
    column_ = 0;
    width_ = rest_;
  }

  // Cuts at the edge, but never before a mark without a width.
  void PutInParts(std::string_view text) {
    std::size_t begin = 0;
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint next = DecodeCodePoint(text, at);
      const std::size_t wide = ColumnsOf(next.value);
      if (columns > 0 && column_ + columns + wide > width_) {
        Put(text.substr(begin, at - begin), columns, true);
        NewLine();
        begin = at;
        columns = 0;
      }
      columns += wide;
      at += next.length;
    }
    Put(text.substr(begin), columns, true);
  }

  bool AtStart() const { return line_.empty(); }

  std::vector<std::string> Take() {
    if (!line_.empty()) NewLine();
    return std::move(lines_);
  }

 private:
  std::size_t Gap(bool joined) const { return joined || line_.empty() ? 0 : 1; }

  std::size_t width_;
  std::size_t rest_;
  std::size_t column_ = 0;
  std::string line_;
  std::vector<std::string> lines_;
};

bool HoldsUrl(std::string_view word) { return word.find("://") != std::string_view::npos; }

}  // namespace

void WordWrap::Append(std::string_view text, bool whole) {
  pieces_.push_back({text_.size(), text.size(), ColumnsOf(text), whole, !space_ && !break_, break_});
  text_ += text;
  space_ = false;
  break_ = false;
}

void WordWrap::Add(std::string_view text) {
  const bool may_hold_url = HoldsUrl(text);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    if (!word.empty()) Append(word, may_hold_url && HoldsUrl(word));
    if (end == text.size()) return;
    space_ = true;
    text.remove_prefix(end + 1);
  }
}

void WordWrap::AddWhole(std::string_view text) { Append(text, true); }

void WordWrap::AddVerbatim(std::string_view text) {
  if (!text.empty()) Append(text, HoldsUrl(text));
}

void WordWrap::Break() { break_ = true; }

std::vector<std::string> WordWrap::Lines(std::size_t first, std::size_t rest) {
  Layout layout(first, rest);
  for (std::size_t at = 0; at < pieces_.size();) {
    // Pieces joined to each other are one word.
    std::size_t end = at;
    std::size_t columns = 0;
    do columns += pieces_[end++].columns;
    while (end < pieces_.size() && pieces_[end].joined);

    if (pieces_[at].on_new_line && !layout.AtStart()) layout.NewLine();
    if (!layout.AtStart() && !layout.Fits(columns, false)) layout.NewLine();
    if (layout.Fits(columns, false)) {
      for (; at < end; ++at) layout.Put(TextOf(pieces_[at]), pieces_[at].columns, pieces_[at].joined);
      continue;
    }
    for (; at < end; ++at) {
      const Piece& piece = pieces_[at];
      const bool stays = layout.Fits(piece.columns, true) || layout.Trails(piece.columns, piece.joined);
      if (!stays && !layout.AtStart()) layout.NewLine();
      if (stays || piece.whole) {
        layout.Put(TextOf(piece), piece.columns, true);
      } else {
        layout.PutInParts(TextOf(piece));
      }
    }
  }
  pieces_.clear();
  text_.clear();
  space_ = true;
  break_ = false;
  return layout.Take();
}

}  // namespace pulse::render
