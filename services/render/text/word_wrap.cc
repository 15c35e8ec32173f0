#include "services/render/text/word_wrap.h"

#include <algorithm>
#include <utility>

#include "text/byte_scan.h"
#include "text/columns.h"
#include "text/utf8.h"

namespace pulse::render {
namespace {

constexpr std::string_view kUrlSign = "://";

// The most of the start of `text` that `room` columns hold.
struct Fit {
  std::size_t bytes = 0;
  std::size_t columns = 0;
};
Fit FitIn(std::string_view text, std::size_t room) {
  Fit fit;
  while (fit.bytes < text.size()) {
    const text::CodePoint next = text::DecodeCodePoint(text, fit.bytes);
    const std::size_t wide = text::ColumnsOf(next.value);
    if (fit.columns + wide > room) break;
    fit.columns += wide;
    fit.bytes += next.length;
  }
  return fit;
}

// Where the last word ends that `room` columns hold; `begin` when that is none.
// Looks no further than the room goes.
std::size_t EndOfWords(std::string_view text, std::size_t begin, std::size_t room) {
  std::size_t at = begin;
  for (std::size_t columns = 0; columns <= room;) {
    const std::size_t run = text::PrintableAsciiRun(text.substr(at, room - columns + 1));
    at += run;
    columns += run;
    if (columns > room) break;
    if (at == text.size() || text[at] == '\n') return at;
    const text::CodePoint next = text::DecodeCodePoint(text, at);
    columns += text::ColumnsOf(next.value);
    at += next.length;
  }
  const std::size_t space = text.substr(begin, at - begin).rfind(' ');
  return space == std::string_view::npos ? begin : begin + space;
}

}  // namespace

// Returns where the piece begins that the caller appends.
std::size_t WordWrap::StartPiece(bool whole) {
  const bool joined = !space_ && !break_;
  if (!joined && !text_.empty()) text_ += break_ ? '\n' : ' ';
  if (joined || whole) pieces_.push_back({text_.size(), whole});
  space_ = false;
  break_ = false;
  return text_.size();
}

void WordWrap::Add(std::string_view text) {
  if (text.empty()) return;
  const std::size_t first = text.find_first_not_of(' ');
  if (first != 0) space_ = true;
  if (first == std::string_view::npos) return;
  const std::size_t begin = StartPiece(false);
  AppendWords(text.substr(first));
  MarkUrls(begin);
}

void WordWrap::AppendWords(std::string_view text) {
  const std::size_t single = text::FindDoubled(text, ' ');
  text_ += text.substr(0, single);
  for (const char next : text.substr(single)) {
    if (next != ' ' || text_.back() != ' ') text_ += next;
  }
  if (text_.back() == ' ') {
    text_.pop_back();
    space_ = true;
  }
}

void WordWrap::MarkUrls(std::size_t begin) {
  for (std::size_t at = text_.find(kUrlSign, begin); at != std::string::npos;) {
    const std::size_t space = std::string_view(text_).substr(begin, at - begin).rfind(' ');
    const std::size_t piece = space == std::string_view::npos ? begin : begin + space + 1;
    if (!pieces_.empty() && pieces_.back().begin == piece) {
      pieces_.back().whole = true;
    } else {
      pieces_.push_back({piece, true});
    }
    begin = std::min(text_.find(' ', at), text_.size());
    at = text_.find(kUrlSign, begin);
  }
}

void WordWrap::AddWhole(std::string_view text) {
  StartPiece(true);
  text_ += text;
}

void WordWrap::Break() { break_ = true; }

// Of the piece that holds `begin`, which is its start if it is whole.
WordWrap::Piece WordWrap::EndOfPiece(std::size_t begin, std::size_t word_end) const {
  const auto next = std::upper_bound(pieces_.begin(), pieces_.end(), begin,
                                     [](std::size_t at, const Piece& piece) { return at < piece.begin; });
  const bool whole = next != pieces_.begin() && std::prev(next)->begin == begin && std::prev(next)->whole;
  return {next == pieces_.end() ? word_end : std::min(word_end, next->begin), whole};
}

// Where a line ends that begins in a word it has no room for. Pieces that were
// added by themselves stay whole where they can.
std::size_t WordWrap::BreakWord(std::size_t begin, std::size_t columns) {
  if (word_end_ <= begin) word_end_ = std::min(text_.find_first_of(" \n", begin), text_.size());
  const std::string_view word = std::string_view(text_).substr(0, word_end_);
  std::size_t used = 0;
  std::size_t end = begin;
  while (end < word_end_) {
    const auto [piece_end, whole] = EndOfPiece(end, word_end_);
    const std::string_view piece = word.substr(end, piece_end - end);
    const bool over = used > columns;
    // A stop or comma stays with the URL that it follows, even past the edge.
    const Fit fit = FitIn(piece, over ? 2 : columns - used);
    if (fit.bytes < piece.size()) {
      if (end > begin) return end;
      if (!whole) return begin + CutAt(piece, columns);
    }
    used = fit.bytes < piece.size() ? columns + 1 : used + fit.columns;
    end = piece_end;
  }
  if (end == text_.size() || text_[end] == '\n' || used >= columns) return end;
  const std::size_t more = EndOfWords(text_, end + 1, columns - used - 1);
  return more > end + 1 ? more : end;
}

// Keeps the memory for the next one.
void WordWrap::BeginParagraph() {
  text_.clear();
  pieces_.clear();
  at_ = word_end_ = 0;
  space_ = true;
  break_ = false;
}

std::optional<std::string_view> WordWrap::NextLine(std::size_t columns) {
  if (at_ >= text_.size()) {
    BeginParagraph();
    return std::nullopt;
  }
  const std::size_t begin = at_;
  std::size_t end = EndOfWords(text_, begin, columns);
  if (end == begin) end = BreakWord(begin, columns);
  const bool at_gap = end < text_.size() && (text_[end] == ' ' || text_[end] == '\n');
  at_ = end + (at_gap ? 1 : 0);
  return std::string_view(text_).substr(begin, end - begin);
}

bool HoldsUrl(std::string_view text) { return text.find(kUrlSign) != std::string_view::npos; }

std::size_t CutAt(std::string_view text, std::size_t columns) {
  const std::size_t bytes = FitIn(text, columns).bytes;
  return bytes > 0 ? bytes : text::DecodeCodePoint(text, 0).length;
}

}  // namespace pulse::render
