#include "services/ingest/convert/detect.h"

#include <algorithm>
#include <string>

#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

// Readers of PDF look for the header this far in.
constexpr std::size_t kHeaderWithin = 1024;

bool StartsWithFolded(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) { return a == ToLower(b); });
}

bool EndsWithFolded(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() && StartsWithFolded(text.substr(text.size() - lower.size()), lower);
}

// What follows a byte order mark, white space, an XML declaration and comments.
std::string_view PastPreamble(std::string_view text) {
  if (text.substr(0, 3) == "\xef\xbb\xbf") text.remove_prefix(3);
  for (;;) {
    text.remove_prefix(LeadingSpace(text));
    const auto skip_past = [&text](std::string_view end) {
      const auto at = text.find(end);
      text.remove_prefix(at == std::string_view::npos ? text.size() : at + end.size());
    };
    if (StartsWithFolded(text, "<?xml")) {
      skip_past("?>");
    } else if (StartsWithFolded(text, "<!--")) {
      skip_past("-->");
    } else {
      return text;
    }
  }
}

// The ASCII characters that UTF-16 text, told by its byte order mark, begins with.
std::string FrontOfUtf16(std::string_view content) {
  constexpr std::size_t kFront = 4096;
  std::string front;
  const bool little = content.substr(0, 2) == "\xff\xfe";
  if (!little && content.substr(0, 2) != "\xfe\xff") return front;
  for (std::size_t at = 2; at + 1 < std::min(content.size(), kFront); at += 2) {
    const char low = content[little ? at : at + 1];
    const char high = content[little ? at + 1 : at];
    front.push_back(high == 0 ? low : '?');
  }
  return front;
}

bool IsHtml(std::string_view content, std::string_view filename) {
  const auto wide = FrontOfUtf16(content);
  const auto start = PastPreamble(wide.empty() ? content : wide);
  if (StartsWithFolded(start, "<!doctype html") || StartsWithFolded(start, "<html")) return true;
  return start.size() > 1 && start[0] == '<' && IsAlpha(start[1]) &&
         (EndsWithFolded(filename, ".html") || EndsWithFolded(filename, ".htm"));
}

}  // namespace

v1::DocumentFormat DetectConvertibleFormat(std::string_view content, std::string_view filename) {
  const auto header = content.substr(0, kHeaderWithin).find("%PDF-");
  // Text may speak of "%PDF-": a header further in follows bytes that are no text.
  if (header == 0 ||
      (header != std::string_view::npos && content.substr(0, header).find('\0') != std::string_view::npos)) {
    return v1::DOCUMENT_FORMAT_PDF;
  }
  if (content.substr(0, 4) == "PK\x03\x04" && content.find("word/document.xml") != std::string_view::npos) {
    return v1::DOCUMENT_FORMAT_DOCX;
  }
  if (IsHtml(content, filename)) return v1::DOCUMENT_FORMAT_HTML;
  return v1::DOCUMENT_FORMAT_UNSPECIFIED;
}

v1::DocumentFormat FormatOf(const v1::Document& document) {
  if (document.format() != v1::DOCUMENT_FORMAT_UNSPECIFIED) return document.format();
  return DetectConvertibleFormat(document.content(), document.filename());
}

}  // namespace pulse::ingest
