#include "services/ingest/convert/pdf_words.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

// Value of `name="…"` in a tag; 0 when it is missing or no finite number.
double Attribute(std::string_view tag, std::string_view name) {
  auto at = tag.find(name);
  if (at == std::string_view::npos) return 0;
  at += name.size();
  double value = 0;
  const auto read = std::from_chars(tag.data() + at, tag.data() + tag.size(), value);
  return read.ec == std::errc() && std::isfinite(value) ? value : 0;
}

std::string Unescape(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char>, 6> kEntities = {
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&#39;", '\''}}};
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    char c = text[at];
    std::size_t length = 1;
    for (const auto& [entity, character] : kEntities) {
      if (text.substr(at, entity.size()) != entity) continue;
      c = character;
      length = entity.size();
    }
    at += length;
    // Fonts without a character map give control characters for their glyphs.
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte != 0x7f) plain.push_back(c);
  }
  return plain;
}

}  // namespace

std::vector<PdfPage> ReadPdfWords(std::string_view xhtml) {
  constexpr std::string_view kPage = "<page ";
  constexpr std::string_view kWord = "<word ";
  constexpr std::string_view kEnd = "</word>";
  std::vector<PdfPage> pages;
  for (auto at = xhtml.find('<'); at != std::string_view::npos; at = xhtml.find('<', at + 1)) {
    const auto close = xhtml.find('>', at);
    if (close == std::string_view::npos) break;
    const auto tag = xhtml.substr(at, close - at);
    if (tag.substr(0, kPage.size()) == kPage) {
      pages.push_back({Attribute(tag, "width=\""), Attribute(tag, "height=\""), {}});
    } else if (tag.substr(0, kWord.size()) == kWord && !pages.empty()) {
      const auto end = xhtml.find(kEnd, close);
      if (end == std::string_view::npos) break;
      PdfWord word{Attribute(tag, "xMin=\""), Attribute(tag, "yMin=\""), Attribute(tag, "xMax=\""),
                   Attribute(tag, "yMax=\""), Unescape(xhtml.substr(close + 1, end - close - 1))};
      if (word.height() > 0 && !Trim(word.text).empty()) pages.back().words.push_back(std::move(word));
      at = end;
    }
  }
  return pages;
}

}  // namespace pulse::ingest
