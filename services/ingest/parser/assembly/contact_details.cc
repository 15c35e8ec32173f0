#include "services/ingest/parser/assembly/contact_details.h"

#include <cstddef>

#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

// First run of visible characters around `at` in `text`.
std::string TokenAround(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongestToken = 320;  // as e-mail addresses go
  std::size_t begin = at;
  const auto ends = [](char c) {
    return IsSpace(c) || c == '(' || c == ')' || c == '[' || c == ']' || c == '<' || c == '>' || c == '|' ||
           c == ',';
  };
  while (begin > 0 && at - begin < kLongestToken && !ends(text[begin - 1])) --begin;
  std::size_t end = at;
  while (end < text.size() && end - at < kLongestToken && !ends(text[end])) ++end;
  while (end > begin && (text[end - 1] == '.' || text[end - 1] == ';')) --end;
  auto token = text.substr(begin, end - begin);
  if (token.substr(0, 7) == "mailto:") token.remove_prefix(7);
  return std::string(token);
}

}  // namespace

std::string FindEmail(std::string_view text) {
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    auto token = TokenAround(text, at);
    if (const auto mark = token.find('@'); mark > 0 && token.find('.', mark) != std::string::npos)
      return token;
  }
  return {};
}

std::string FindTelephone(std::string_view text) {
  const auto folded = Fold(text);
  const bool labelled = folded.find("phone") != std::string::npos || folded.find("tel") != std::string::npos;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    if (!IsDigit(text[begin]) && text[begin] != '+') continue;
    std::size_t end = begin;
    std::size_t digits = 0;
    while (end < text.size() && (IsDigit(text[end]) || IsSpace(text[end]) || text[end] == '+' ||
                                 text[end] == '(' || text[end] == ')' || text[end] == '-')) {
      digits += IsDigit(text[end]) ? 1U : 0U;
      ++end;
    }
    // Without a word that says so, as numbers are dialled: "020 7946 0136".
    const bool dialled = (text[begin] == '0' || text[begin] == '+') && digits >= 10 && digits <= 13;
    if (labelled ? digits >= 9 : dialled) return std::string(Trim(text.substr(begin, end - begin)));
    begin = end;
  }
  return {};
}

std::string FindWebsite(std::string_view text) {
  for (const std::string_view start : {"www.", "https://", "http://"}) {
    if (const auto at = text.find(start); at != std::string_view::npos) return TokenAround(text, at + 1);
  }
  return {};
}

}  // namespace pulse::ingest
