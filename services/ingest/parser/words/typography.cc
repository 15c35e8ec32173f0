#include "services/ingest/parser/words/typography.h"

#include <algorithm>
#include <array>

namespace pulse::ingest {
namespace {

constexpr std::array<std::string_view, 9> kWideSpaces = {"\u00a0", "\u2002", "\u2003", "\u2009", "\u202f",
                                                         "\u200b", "\ufeff", "\u2028", "\u2029"};

// Marks in front of and behind text. Those of one byte, and those of more.
constexpr std::array<bool, 128> Marks(std::string_view marks) {
  std::array<bool, 128> table{};
  for (const char mark : marks) table[static_cast<unsigned char>(mark)] = true;
  return table;
}
constexpr auto kClosers = Marks("\"')]*_`}");
constexpr auto kOpeners = Marks("\"'([*_`\\");
constexpr std::array<std::string_view, 4> kWideClosers = {"”", "’", "»", "›"};
constexpr std::array<std::string_view, 4> kWideOpeners = {"“", "‘", "«", "‹"};

bool EndsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// Bytes of the mark that `text`, which is not empty, ends in; 0 when it is none.
std::size_t CloserLength(std::string_view text) {
  const auto last = static_cast<unsigned char>(text.back());
  if (last < 0x80) return kClosers[last] ? 1 : 0;
  for (const auto closer : kWideClosers) {
    if (EndsWith(text, closer)) return closer.size();
  }
  return 0;
}

// Likewise of the one it begins with.
std::size_t OpenerLength(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x80) return kOpeners[first] ? 1 : 0;
  for (const auto opener : kWideOpeners) {
    if (text.starts_with(opener)) return opener.size();
  }
  return 0;
}

std::string_view WithoutClosers(std::string_view text) {
  // Enough for any text; a run of a million brackets is looked at no further.
  constexpr int kMostClosers = 16;
  for (int closers = 0; closers < kMostClosers && !text.empty(); ++closers) {
    const std::size_t length = CloserLength(text);
    if (length == 0) break;
    text.remove_suffix(length);
  }
  return text;
}

}  // namespace

std::size_t CharacterLength(std::string_view text) {
  if (text.empty()) return 0;
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  return std::min(length, text.size());
}

std::size_t LeadingSpace(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (IsSpace(text[at])) {
      ++at;
      continue;
    }
    if (static_cast<unsigned char>(text[at]) < 0x80) break;
    const auto rest = text.substr(at);
    const auto* const space =
        std::find_if(kWideSpaces.begin(), kWideSpaces.end(),
                     [&](std::string_view wide) { return rest.substr(0, wide.size()) == wide; });
    if (space == kWideSpaces.end()) break;
    at += space->size();
  }
  return at;
}

std::string_view TrimEnds(std::string_view text) {
  while (!text.empty() && IsSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsSpace(text.back())) text.remove_suffix(1);
  const auto ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (text.empty() || (ascii(text.front()) && ascii(text.back()))) return text;
  text.remove_prefix(LeadingSpace(text));
  bool again = true;
  while (again && !text.empty()) {
    again = false;
    if (IsSpace(text.back())) {
      text.remove_suffix(1);
      again = true;
    } else if (static_cast<unsigned char>(text.back()) >= 0x80) {
      for (const auto wide : kWideSpaces) {
        if (EndsWith(text, wide)) {
          text.remove_suffix(wide.size());
          again = true;
          break;
        }
      }
    }
  }
  return text;
}

std::string WithBreakingSpaces(std::string_view text) {
  std::string spaced(text);
  for (std::size_t at = spaced.find(kNoBreakSpace); at != std::string::npos;
       at = spaced.find(kNoBreakSpace, at))
    spaced.replace(at, kNoBreakSpace.size(), "  ");
  return spaced;
}

std::string_view StripEmphasis(std::string_view text) {
  while (text.size() > 2 && (text.front() == '*' || text.front() == '_') && text.back() == text.front()) {
    text = Trim(text.substr(1, text.size() - 2));
  }
  return text;
}

bool StartsLowerBehindOpeners(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = OpenerLength(text);
    if (length == 0) break;
    text.remove_prefix(length);
  }
  return !text.empty() && IsLower(text.front());
}

char LastMarkBeforeClosers(std::string_view text) {
  text = WithoutClosers(Trim(text));
  if (text.empty()) return 0;
  return static_cast<unsigned char>(text.back()) < 0x80 ? text.back() : '\0';
}

bool EndsInEllipsis(std::string_view text) { return EndsWith(WithoutClosers(Trim(text)), "…"); }

std::string_view LastWord(std::string_view text) {
  constexpr std::size_t kLongestWord = 80;
  if (text.size() > kLongestWord) text = text.substr(text.size() - kLongestWord);
  std::size_t begin = text.size();
  while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '\n') --begin;
  return text.substr(begin);
}

}  // namespace pulse::ingest
