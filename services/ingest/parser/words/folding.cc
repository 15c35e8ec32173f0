// The folding of typography.h.

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "services/ingest/parser/words/byte_word.h"
#include "services/ingest/parser/words/typography.h"
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
