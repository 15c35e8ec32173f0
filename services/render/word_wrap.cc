#include "services/render/word_wrap.h"

#include <algorithm>
#include <utility>

#include "services/render/unicode.h"

namespace pulse::render {
namespace {

// Lays pieces of a text out, where they stand one after the other: a line is a
// stretch of the text. The width of the first line differs from the others'.
class Layout {
 public:
  Layout(std::string_view text, std::size_t first, std::size_t rest, std::vector<std::string_view>* lines)
      : text_(text), width_(first), rest_(rest), lines_(lines) {}

  bool Fits(std::size_t columns, bool joined) const { return column_ + Gap(joined) + columns <= width_; }

  // A stop or comma stays with the URL that it follows, even past the edge.
  bool Trails(std::size_t columns, bool joined) const { return joined && column_ > width_ && columns <= 2; }

  void Put(std::size_t begin, std::size_t end, std::size_t columns, bool joined) {
    column_ += Gap(joined) + columns;
    if (AtStart()) begin_ = begin;
    end_ = end;
  }

  void NewLine() {
    lines_->push_back(text_.substr(begin_, end_ - begin_));
    begin_ = end_;
    column_ = 0;
    width_ = rest_;
  }

  // Cuts at the edge, but never before a mark without a width.
  void PutInParts(std::size_t begin, std::size_t end) {
    std::size_t columns = 0;
    for (std::size_t at = begin; at < end;) {
      const CodePoint next = DecodeCodePoint(text_, at);
      const std::size_t wide = ColumnsOf(next.value);
      if (columns > 0 && column_ + columns + wide > width_) {
        Put(begin, at, columns, true);
        NewLine();
        begin = at;
        columns = 0;
      }
      columns += wide;
      at += next.length;
    }
    Put(begin, end, columns, true);
  }

  bool AtStart() const { return begin_ == end_; }

 private:
  std::size_t Gap(bool joined) const { return joined || AtStart() ? 0 : 1; }

  const std::string_view text_;
  std::size_t width_;
  const std::size_t rest_;
  std::size_t column_ = 0;
  std::size_t begin_ = 0;  // of the line that is being filled
  std::size_t end_ = 0;
  std::vector<std::string_view>* const lines_;
};

constexpr std::size_t kUsualWordBytes = 6;  // with its space

bool HoldsUrl(std::string_view word) { return word.find("://") != std::string_view::npos; }

}  // namespace

// The first word after the lines begins a paragraph.
void WordWrap::BeginAfterLines() {
  if (!laid_out_) return;
  pieces_.clear();
  text_.clear();
  laid_out_ = false;
}

void WordWrap::Append(std::string_view text, std::size_t columns, bool whole) {
  BeginAfterLines();
  const bool joined = !space_ && !break_;
  if (!joined && !text_.empty()) text_ += ' ';
  const auto begin = static_cast<std::uint32_t>(text_.size());
  pieces_.push_back({begin, begin + static_cast<std::uint32_t>(text.size()),
                     static_cast<std::uint32_t>(columns), whole, joined, break_});
  text_ += text;
  space_ = false;
  break_ = false;
}

void WordWrap::Add(std::string_view text) {
  const bool may_hold_url = HoldsUrl(text);
  BeginAfterLines();
  if (pieces_.empty()) {
    text_.reserve(text.size());
    pieces_.reserve(text.size() / kUsualWordBytes + 1);
  }
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      space_ = true;
      ++at;
      continue;
    }
    const std::size_t begin = at;
    bool ascii = true;
    for (; at < text.size() && text[at] != ' '; ++at) ascii &= static_cast<unsigned char>(text[at]) < 0x80;
    const std::string_view word = text.substr(begin, at - begin);
    Append(word, ascii ? word.size() : ColumnsOf(word), may_hold_url && HoldsUrl(word));
  }
}

void WordWrap::AddWhole(std::string_view text) { Append(text, ColumnsOf(text), true); }

void WordWrap::AddVerbatim(std::string_view text) {
  if (!text.empty()) Append(text, ColumnsOf(text), HoldsUrl(text));
}

void WordWrap::Break() { break_ = true; }

const std::vector<std::string_view>& WordWrap::Lines(std::size_t first, std::size_t rest) {
  BeginAfterLines();
  lines_.clear();
  Layout layout(text_, first, rest, &lines_);
  for (std::size_t at = 0; at < pieces_.size();) {
    // Pieces joined to each other are one word.
    std::size_t end = at;
    std::size_t columns = 0;
    do columns += pieces_[end++].columns;
    while (end < pieces_.size() && pieces_[end].joined);

    if (pieces_[at].on_new_line && !layout.AtStart()) layout.NewLine();
    if (!layout.AtStart() && !layout.Fits(columns, false)) layout.NewLine();
    if (layout.Fits(columns, false)) {
      layout.Put(pieces_[at].begin, pieces_[end - 1].end, columns, false);
      at = end;
      continue;
    }
    for (; at < end; ++at) {
      const Piece& piece = pieces_[at];
      const bool stays = layout.Fits(piece.columns, true) || layout.Trails(piece.columns, piece.joined);
      if (!stays && !layout.AtStart()) layout.NewLine();
      if (stays || piece.whole) {
        layout.Put(piece.begin, piece.end, piece.columns, true);
      } else {
        layout.PutInParts(piece.begin, piece.end);
      }
    }
  }
  if (!layout.AtStart()) layout.NewLine();
  laid_out_ = true;
  space_ = true;
  break_ = false;
  return lines_;
}

}  // namespace pulse::render
