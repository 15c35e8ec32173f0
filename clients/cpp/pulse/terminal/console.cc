#include "clients/cpp/pulse/terminal/console.h"

#include <langinfo.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <iostream>
#include <string_view>

namespace pulse::cli {
namespace {

// Narrower than this a table says nothing.
constexpr int kMinimumWidth = 40;
// For a pipe: nothing is cut, another program reads it.
constexpr int kUnlimitedWidth = 100'000;

int TerminalWidth(bool out_is_terminal) {
  const char* columns = std::getenv("COLUMNS");
  if (columns != nullptr && std::atoi(columns) > 0) return std::max(kMinimumWidth, std::atoi(columns));
  if (!out_is_terminal) return kUnlimitedWidth;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return std::max<int>(kMinimumWidth, size.ws_col);
}

bool HasColours() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return (no_color == nullptr || *no_color == '\0') &&
         (terminal == nullptr || std::string_view(terminal) != "dumb");
}

// Only asks: numbers are written and read the same way everywhere.
bool HasUtf8() {
  const char* before = std::setlocale(LC_CTYPE, "");
  const bool utf8 = before != nullptr && std::string_view(nl_langinfo(CODESET)) == "UTF-8";
  std::setlocale(LC_CTYPE, "C");
  return utf8;
}

}  // namespace

std::string Style::Paint(std::string_view code, std::string_view text) const {
  if (!coloured_) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

Console ProcessConsole() {
  Console console{.in = std::cin, .out = std::cout, .err = std::cerr};
  console.in_is_terminal = isatty(STDIN_FILENO) == 1;
  console.out_is_terminal = isatty(STDOUT_FILENO) == 1;
  console.err_is_terminal = isatty(STDERR_FILENO) == 1;
  console.width = TerminalWidth(console.out_is_terminal);
  console.colour_wanted = HasColours();
  console.utf8 = HasUtf8();
  return console;
}

}  // namespace pulse::cli
