#include "clients/cpp/preview/mail_parts.h"

#include <algorithm>

namespace pulse::preview {
namespace {

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string Decoded(std::string_view quoted_printable) {
  std::string text;
  for (std::size_t at = 0; at < quoted_printable.size(); ++at) {
    const char c = quoted_printable[at];
    if (c == '\r') continue;
    if (c != '=' || at + 2 >= quoted_printable.size()) {
      text += c;
      continue;
    }
    const int high = HexDigit(quoted_printable[at + 1]);
    const int low = HexDigit(quoted_printable[at + 2]);
    if (high >= 0 && low >= 0) text += static_cast<char>(high * 16 + low);
    at += 2;  // a pair of digits, or a soft line break
  }
  return text;
}

// Of the `number`-th part, from 1. Only the boundary tells parts: a text may
// read like the header of one.
std::string Part(std::string_view message, int number) {
  constexpr std::string_view kBoundary = "boundary=\"";
  const std::size_t named = message.find(kBoundary);
  if (named == std::string_view::npos) return {};
  const std::string_view rest = message.substr(named + kBoundary.size());
  const std::string delimiter = "\r\n--" + std::string(rest.substr(0, rest.find('"')));
  std::size_t at = 0;
  for (int i = 0; i < number; ++i) {
    at = message.find(delimiter, at);
    if (at == std::string_view::npos) return {};
    at += delimiter.size();
  }
  const std::size_t blank = message.find("\r\n\r\n", at);
  if (blank == std::string_view::npos) return {};
  const std::string_view body = message.substr(blank + 4);
  return Decoded(body.substr(0, std::min(body.find(delimiter), body.size())));
}

}  // namespace

MailParts ReadMailParts(std::string_view message) { return {Part(message, 1), Part(message, 2)}; }

}  // namespace pulse::preview
