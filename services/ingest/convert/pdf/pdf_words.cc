#include "services/ingest/convert/pdf/pdf_words.h"

#include <utility>

#include "services/ingest/convert/pdf/pdf_markup.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {

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
      pages.push_back({NumberIn(tag, "width=\""), NumberIn(tag, "height=\""), {}});
    } else if (tag.substr(0, kWord.size()) == kWord && !pages.empty()) {
      const auto end = xhtml.find(kEnd, close);
      if (end == std::string_view::npos) break;
      PdfWord word{NumberIn(tag, "xMin=\""), NumberIn(tag, "yMin=\""), NumberIn(tag, "xMax=\""),
                   NumberIn(tag, "yMax=\""), Unescape(xhtml.substr(close + 1, end - close - 1), false)};
      if (word.height() > 0 && !Trim(word.text).empty()) pages.back().words.push_back(std::move(word));
      at = end;
    }
  }
  return pages;
}

}  // namespace pulse::ingest
