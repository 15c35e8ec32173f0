#include "services/ingest/convert/charset.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>
#include <vector>

#include "services/ingest/parser/document_check.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

unsigned Byte(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
}

// All of `text` as UTF-8, or false when it is not in `charset`.
bool Recode(const char* charset, std::string_view text, std::string* out) {
  const iconv_t recoder = iconv_open("UTF-8", charset);
  // POSIX defines the error as this very cast.
  if (recoder == reinterpret_cast<iconv_t>(-1)) return false;  // NOLINT(performance-no-int-to-ptr)
  std::string input(text);                                     // iconv takes a pointer to what it only reads
  char* from = input.data();
  std::size_t left = input.size();
  bool whole = true;
  std::array<char, 1 << 14> buffer{};
  while (left > 0 && whole) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    whole = iconv(recoder, &from, &left, &to, &room) != static_cast<std::size_t>(-1) || errno == E2BIG;
    out->append(buffer.data(), buffer.size() - room);
  }
  iconv_close(recoder);
  return whole;
}

int CountBeyondAscii(std::string_view utf8) {
  // Bytes that start a character of more than one byte.
  return static_cast<int>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xc0; }));
}

bool HasUtf8Character(std::string_view text) {
  const auto continues = [text](std::size_t at) { return Byte(text, at) >= 0x80 && Byte(text, at) <= 0xbf; };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const unsigned lead = Byte(text, at);
    if (lead >= 0xc2 && lead <= 0xdf && continues(at + 1)) return true;
    if (lead >= 0xe0 && lead <= 0xf4 && continues(at + 1) && continues(at + 2)) return true;
  }
  return false;
}

// What a byte above 0x7f is in print.
enum class Sort { kNone, kLetter, kOpening, kClosing, kDash, kBullet, kBeforeFigure, kAfterFigure, kSpace };

struct Charset {
  const char* name;
  Sort (*sort)(unsigned byte);
};

Sort SortInWindows1252(unsigned byte) {
  if (byte >= 0xc0) return byte == 0xd7 || byte == 0xf7 ? Sort::kNone : Sort::kLetter;
  switch (byte) {
    case 0x8a:
    case 0x8c:
    case 0x8e:
    case 0x9a:
    case 0x9c:
    case 0x9e:
    case 0x9f:
      return Sort::kLetter;
    case 0x91:
    case 0x93:
      return Sort::kOpening;
    case 0x85:
    case 0x92:
    case 0x94:
      return Sort::kClosing;
    case 0x96:
    case 0x97:
      return Sort::kDash;
    case 0x95:
    case 0xb7:
      return Sort::kBullet;
    case 0x80:
    case 0xa3:
      return Sort::kBeforeFigure;
    case 0x99:
    case 0xae:
    case 0xa9:
    case 0xb0:
    case 0xb2:
    case 0xb3:
    case 0xbc:
    case 0xbd:
    case 0xbe:
      return Sort::kAfterFigure;
    case 0xa0:
    case 0xad:
      return Sort::kSpace;
    default:
      return Sort::kNone;
  }
}

Sort SortInMacRoman(unsigned byte) {
  if (byte <= 0x9f) return Sort::kLetter;
  switch (byte) {
    case 0xd2:
    case 0xd4:
      return Sort::kOpening;
    case 0xc9:
    case 0xd3:
    case 0xd5:
      return Sort::kClosing;
    case 0xd0:
    case 0xd1:
      return Sort::kDash;
    case 0xa5:
      return Sort::kBullet;
    case 0xa3:
    case 0xdb:
      return Sort::kBeforeFigure;
    case 0xa1:
    case 0xaa:
      return Sort::kAfterFigure;
    case 0xca:
      return Sort::kSpace;
    default:
      return Sort::kNone;
  }
}

// Windows first: it is the likelier by far, and where both fit it is right.
constexpr std::array<Charset, 2> kCharsets = {
    {{"WINDOWS-1252", SortInWindows1252}, {"MACINTOSH", SortInMacRoman}}};

struct Fit {
  bool plausible = true;
  int letters = 0;  // and quotation marks and dashes
};

Fit FitOf(std::string_view text, const Charset& charset) {
  Fit fit;
  const auto word = [&](std::size_t at) {
    return at < text.size() &&
           (IsAlpha(text[at]) || (Byte(text, at) >= 0x80 && charset.sort(Byte(text, at)) == Sort::kLetter));
  };
  const auto figure = [&](std::size_t at) { return at < text.size() && IsDigit(text[at]); };
  const auto edge = [&](std::size_t at) { return at >= text.size() || IsSpace(text[at]); };
  for (std::size_t at = 0; at < text.size() && fit.plausible; ++at) {
    const unsigned byte = Byte(text, at);
    if (byte < 0x20 && !IsSpace(text[at])) fit.plausible = false;
    if (byte < 0x80) continue;
    // The first byte has none before it: npos is past the end of any text.
    const std::size_t before = at == 0 ? std::string_view::npos : at - 1;
    const std::size_t after = at + 1;
    switch (charset.sort(byte)) {
      case Sort::kNone:
        fit.plausible = false;
        break;
      case Sort::kLetter:
        fit.plausible = word(before) || word(after);
        ++fit.letters;
        break;
      case Sort::kOpening:
        fit.plausible = !edge(after);
        ++fit.letters;
        break;
      case Sort::kClosing:
        fit.plausible = !edge(before);
        ++fit.letters;
        break;
      case Sort::kDash:
        fit.plausible = edge(before) == edge(after);
        ++fit.letters;
        break;
      case Sort::kBullet:
        fit.plausible = edge(after);
        break;
      case Sort::kBeforeFigure:
        fit.plausible = figure(after);
        break;
      case Sort::kAfterFigure:
        fit.plausible = !edge(before);
        break;
      case Sort::kSpace:
        break;
    }
  }
  return fit;
}

}  // namespace

absl::StatusOr<Recoded> RecodeLegacyText(std::string_view text) {
  Recoded recoded;
  const auto mark = text.substr(0, 2);
  if (mark == "\xff\xfe" || mark == "\xfe\xff") {
    recoded.charset = mark == "\xff\xfe" ? "UTF-16LE" : "UTF-16BE";
    if (!Recode(recoded.charset.c_str(), text.substr(2), &recoded.text)) {
      return RefuseContent("DOCUMENT_NOT_TEXT",
                           "the document is marked as UTF-16 but is cut or broken: send it as UTF-8");
    }
    recoded.characters = CountBeyondAscii(recoded.text);
    return recoded;
  }
  if (!HasUtf8Character(text)) {
    std::vector<Recoded> readings;
    for (const auto& charset : kCharsets) {
      const auto fit = FitOf(text, charset);
      Recoded reading{charset.name, {}, 0};
      if (!fit.plausible || !Recode(charset.name, text, &reading.text)) continue;
      reading.characters = CountBeyondAscii(reading.text);
      if (fit.letters >= kLeastLegacyLetters) return reading;
      readings.push_back(std::move(reading));
    }
    const bool agree = readings.size() == kCharsets.size() && readings[0].text == readings[1].text;
    if (agree && readings[0].characters > 0) return readings[0];
  }
  recoded.text = std::string(text);
  return recoded;
}

}  // namespace pulse::ingest
