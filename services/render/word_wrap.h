// Words → lines of a bounded width.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pulse::render {

/// Wraps one paragraph, of less than 4 GB. Lines break at ASCII spaces only (a no-break space
/// holds); a word wider than a line is cut, a URL never.
class WordWrap {
 public:
  void Add(std::string_view text);

  /// `text` on one line whatever its width. Joins the word before and after it
  /// unless a space is added between.
  void AddWhole(std::string_view text);

  /// A line of code: one word, spaces and all, cut where it is too wide.
  void AddVerbatim(std::string_view text);

  /// The next word starts a line.
  void Break();

  /// The lines, `first` columns wide, then `rest` columns each; both at least 1.
  /// Ends the paragraph: the lines stand in it and go with the next word.
  const std::vector<std::string_view>& Lines(std::size_t first, std::size_t rest);

 private:
  struct Piece {
    std::uint32_t begin = 0;  // in text_
    std::uint32_t end = 0;
    std::uint32_t columns = 0;
    bool whole = false;   // a URL
    bool joined = false;  // no space before it
    bool on_new_line = false;
  };

  void Append(std::string_view text, std::size_t columns, bool whole);
  void BeginAfterLines();

  std::string text_;  // of all pieces, with one space before each that is not joined
  std::vector<Piece> pieces_;
  std::vector<std::string_view> lines_;  // of text_
  bool laid_out_ = false;
  bool space_ = true;
  bool break_ = false;
};

}  // namespace pulse::render
