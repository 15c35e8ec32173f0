// British typography for the page. Issues keep their text as printed, with
// straight and curly quotes mixed; only the page sets them one way.

#pragma once

#include <string>
#include <string_view>

namespace pulse::render {

/// Sets the text of paragraphs and headings, given to it run by run:
/// straight quotes become ‘ ’ “ ”, a hyphen between spaces an en dash, three
/// full stops an ellipsis. Curly quotes and dashes stay as they are.
class Typesetter {
 public:
  /// What it answers stands in `text` or in the typesetter, until the next call.
  std::string_view Set(std::string_view text);

  /// The next run begins a line of text.
  void StartLine() { previous_ = ' '; }

  /// Something that is not set (a code span) stands between two runs.
  void SkipWord() { previous_ = 'x'; }

 private:
  char32_t previous_ = ' ';
  std::string set_;
};

/// One run that is a paragraph of its own: a title.
std::string Typeset(std::string_view text);

}  // namespace pulse::render
