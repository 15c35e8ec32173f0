#include "services/ingest/typography.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "services/ingest/byte_word.h"
#include "text/byte_block.h"

namespace pulse::ingest {
namespace {

// A character as one number: its bytes, the first lowest.
constexpr std::uint32_t Packed(std::string_view character) {
  std::uint32_t bytes = 0;
  for (std::size_t i = character.size(); i-- > 0;)
    bytes = bytes << 8U | static_cast<unsigned char>(character[i]);
  return bytes;
}

struct Folding {
  constexpr Folding(std::string_view from_text, std::string_view to_text)
      : from(Packed(from_text)), to(to_text) {}
  std::uint32_t from;
  std::string_view to;
};

// What conversions from PDF leave, and what a reader takes it for.
constexpr std::array<Folding, 30> kFoldings = {{
    {"’", "'"},      {"–", "-"},      {"‘", "'"},      {"“", "\""},     {"”", "\""},    {"—", "-"},
    {"\u00a0", " "}, {"\u00ad", ""},  {"‚", "'"},      {"‛", "'"},      {"„", "\""},    {"′", "'"},
    {"‐", "-"},      {"‑", "-"},      {"‒", "-"},      {"―", "-"},      {"−", "-"},     {"…", "..."},
    {"\u2002", " "}, {"\u2003", " "}, {"\u2009", " "}, {"\u202f", " "}, {"\u200b", ""}, {"\ufeff", ""},
    {"ﬁ", "fi"},     {"ﬂ", "fl"},     {"ﬀ", "ff"},     {"ﬃ", "ffi"},    {"ﬄ", "ffl"},   {"ﬅ", "st"},
}};

// Null for a character that stays as it is.
const Folding* FoldingOf(std::string_view character) {
  const auto lead = static_cast<unsigned char>(character.front());
  if (lead != 0xc2 && lead != 0xe2 && lead != 0xef) return nullptr;
  const auto packed = Packed(character);
  const auto* const folding = std::find_if(kFoldings.begin(), kFoldings.end(),
                                           [packed](const Folding& f) { return f.from == packed; });
  return folding == kFoldings.end() ? nullptr : folding;
}

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

// Whether eight bytes are ASCII that only has its case to fold: no control
// characters, and no two spaces in a row.
bool IsPlain(std::uint64_t bytes) {
  if ((byte_word::AtLeast(bytes, ' ') & byte_word::kHighBits) != byte_word::kHighBits) return false;
  const std::uint64_t spaces = ~byte_word::AtLeast(bytes, ' ' + 1) & byte_word::kHighBits;
  return (spaces & spaces << 8U) == 0;
}

// How many of sixteen bytes at the front are such.
std::size_t PlainLength(text::Bytes16 bytes) {
  const unsigned others = text::PlacesOf((bytes < ' ') | text::IsNotAscii(bytes));
  const unsigned spaces = text::PlacesOf(text::Is(bytes, ' '));
  return static_cast<std::size_t>(
      std::countr_zero(others | (spaces & spaces << 1U) | 1U << sizeof(text::Bytes16)));
}

text::Bytes16 Lower(text::Bytes16 bytes) {
  return bytes | (std::bit_cast<text::Bytes16>(text::InRange(bytes, 'A', 'Z')) & 0x20);
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

std::string_view WithoutEmphasis(std::string_view content) {
  auto text = Trim(content);
  while (text.size() > 2 && (text.front() == '*' || text.front() == '_') && text.back() == text.front()) {
    text = Trim(text.substr(1, text.size() - 2));
  }
  return text;
}

bool StartsLower(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = OpenerLength(text);
    if (length == 0) break;
    text.remove_prefix(length);
  }
  return !text.empty() && IsLower(text.front());
}

char LastMark(std::string_view text) {
  text = WithoutClosers(Trim(text));
  if (text.empty()) return 0;
  return static_cast<unsigned char>(text.back()) < 0x80 ? text.back() : '\0';
}

bool EndsSentence(std::string_view text) {
  const char last = LastMark(text);
  return last == '.' || last == '!' || last == '?' ||
         (last == 0 && EndsWith(WithoutClosers(Trim(text)), "…"));
}

std::string_view LastWord(std::string_view text) {
  constexpr std::size_t kLongestWord = 80;
  if (text.size() > kLongestWord) text = text.substr(text.size() - kLongestWord);
  std::size_t begin = text.size();
  while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '\n') --begin;
  return text.substr(begin);
}

namespace {

// Folds `text` behind [begin, end), where there is room for as many bytes as it has:
// no character folds to more. The new end.
char* FoldBehind(std::string_view text, const char* begin, char* end) {
  const auto space = [&] {
    if (end != begin && end[-1] != ' ') *end++ = ' ';
  };
  for (std::size_t at = 0; at < text.size();) {
    const bool again = text[at] == ' ' && (end == begin || end[-1] == ' ');
    if (at + sizeof(text::Bytes16) <= text.size() && !again) {
      const auto bytes = text::Load16(text.data() + at);
      if (const std::size_t plain = PlainLength(bytes); plain > 0) {
        // What stands behind the plain bytes is written over.
        const auto lower = Lower(bytes);
        std::memcpy(end, &lower, sizeof lower);
        end += plain;
        at += plain;
        continue;
      }
    }
    if (at + 8 <= text.size() && !again && IsPlain(byte_word::Load(text.data() + at))) {
      const std::uint64_t lower = byte_word::Lower(byte_word::Load(text.data() + at));
      std::memcpy(end, &lower, sizeof lower);
      end += sizeof lower;
      at += sizeof lower;
      continue;
    }
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      ++at;
      if (IsSpace(c)) {
        space();
      } else {
        *end++ = ToLower(c);
      }
      continue;
    }
    const auto character = text.substr(at, CharacterLength(text.substr(at)));
    const auto* const folding = FoldingOf(character);
    const auto to = folding == nullptr ? character : folding->to;
    if (to == " ") {
      space();
    } else {
      end = std::copy(to.begin(), to.end(), end);
    }
    at += character.size();
  }
  return end;
}

// Folds `text` into `begin`, without spaces at the ends. How many bytes it is then.
std::size_t FoldInto(std::string_view text, char* begin) {
  const char* end = FoldBehind(text, begin, begin);
  while (end != begin && end[-1] == ' ') --end;
  return static_cast<std::size_t>(end - begin);
}

}  // namespace

void AppendFolded(std::string_view text, std::string* out) {
  const std::size_t begin = out->size();
  out->resize(begin + text.size());
  const char* const end = FoldBehind(text, out->data(), out->data() + begin);
  out->resize(static_cast<std::size_t>(end - out->data()));
}

std::string Fold(std::string_view text) {
  std::string out(text.size(), '\0');
  out.resize(FoldInto(text, out.data()));
  return out;
}

FoldedText::FoldedText(std::string_view text) {
  if (text.size() > kShort) {
    long_ = Fold(text);
    view_ = long_;
  } else {
    view_ = {short_.data(), FoldInto(text, short_.data())};
  }
}

}  // namespace pulse::ingest
