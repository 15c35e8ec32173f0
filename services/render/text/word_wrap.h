// Words → lines of a bounded width.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pulse::render {

/// Wraps one paragraph after the other. Lines break at ASCII spaces only (a
/// no-break space holds); a word wider than a line is cut, a URL never. Time is
/// linear in the text.
class WordWrap {
 public:
  /// `text` is printable (text/printable.h).
  void Add(std::string_view text);

  /// `text`, which holds no space, on one line whatever its width. Joins the
  /// word before and after it unless a space is added between.
  void AddWhole(std::string_view text);

  /// The next word starts a line.
  void Break();

  /// Whether no word was added to this paragraph.
  bool empty() const { return text_.empty(); }

  /// The next line, `columns` wide, at least 1; valid until the next word or
  /// the next call. Nothing after the last one: the next word begins a
  /// paragraph.
  std::optional<std::string_view> NextLine(std::size_t columns);

 private:
  // Where a part of a word begins that was added by itself, if no space is
  // before it or it is whole.
  struct Piece {
    std::size_t begin;
    bool whole;
  };

  void BeginParagraph();
  std::size_t StartPiece(bool whole);
  void AppendWords(std::string_view text);
  void MarkUrls(std::size_t begin);
  Piece EndOfPiece(std::size_t begin, std::size_t word_end) const;
  std::size_t BreakWord(std::size_t begin, std::size_t columns);

  std::string text_;  // words with a space between them, or a line feed where told to break
  std::vector<Piece> pieces_;
  std::size_t at_ = 0;        // of text_: what is not on a line yet
  std::size_t word_end_ = 0;  // of the word last broken
  bool space_ = true;
  bool break_ = false;
};

/// What a line never cuts.
bool HoldsUrl(std::string_view text);

/// Bytes of the start of `text`, which is not empty, that `columns` hold, at
/// least a character; never parts a mark without a width from what it is on.
std::size_t CutAt(std::string_view text, std::size_t columns);

}  // namespace pulse::render
