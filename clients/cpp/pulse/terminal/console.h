// Where a command reads and writes, and what the far end can show.

#pragma once

#include <istream>
#include <ostream>
#include <string>
#include <string_view>

namespace pulse::cli {

/// Colours of a stream; none when it is not a terminal or none are wanted.
class Style {
 public:
  explicit Style(bool coloured) : coloured_(coloured) {}

  std::string Bold(std::string_view text) const { return Paint("1", text); }
  std::string Dim(std::string_view text) const { return Paint("2", text); }
  std::string Red(std::string_view text) const { return Paint("31", text); }
  std::string Green(std::string_view text) const { return Paint("32", text); }
  std::string Yellow(std::string_view text) const { return Paint("33", text); }
  /// By a code of ECMA-48's Select Graphic Rendition: `1;36`. Empty: as it is.
  std::string As(std::string_view code, std::string_view text) const {
    return code.empty() ? std::string(text) : Paint(code, text);
  }

  bool coloured() const { return coloured_; }

 private:
  std::string Paint(std::string_view code, std::string_view text) const;

  bool coloured_;
};

/// The three streams of a command. Does not own them.
struct Console {
  std::istream& in;
  std::ostream& out;  // what was asked for
  std::ostream& err;  // errors, diagnostics, progress
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  /// Columns a line may take.
  int width = 80;
  /// False by --no-color, NO_COLOR or TERM=dumb, also on a terminal.
  bool colour_wanted = true;
  /// Whether the terminals' locale has UTF-8.
  bool utf8 = true;

  Style OutStyle() const { return Style(out_is_terminal && colour_wanted); }
  Style ErrStyle() const { return Style(err_is_terminal && colour_wanted); }
};

/// The console of this process. The width is COLUMNS, else the terminal's, else
/// unlimited for a pipe; NO_COLOR (https://no-color.org) is heeded, and the locale
/// of the environment.
Console ProcessConsole();

}  // namespace pulse::cli
