#include "services/ingest/parser/document_check.h"

#include <algorithm>
#include <array>
#include <string>

#include "absl/strings/str_cat.h"
#include "proto/error_reason.h"
#include "services/ingest/parser/parser.h"
#include "services/ingest/parser/words/typography.h"
#include "text/byte_scan.h"
#include "text/utf8.h"

namespace pulse::ingest {
namespace {

using text::Bytes16;
using text::Is;

constexpr std::size_t kMaxFilenameBytes = 1000;

struct Signature {
  std::string_view bytes;
  std::string_view name;
  std::string_view advice;
};

constexpr std::string_view kSaveAs = "save it as DOCX, PDF or HTML";
constexpr std::string_view kRecognise = "recognise its text first (OCR)";
constexpr std::string_view kUnpack = "unpack it and send the documents in it";

constexpr std::array<Signature, 11> kSignatures = {{
    {"\x89PNG", "a PNG image", kRecognise},
    {"\xff\xd8\xff", "a JPEG image", kRecognise},
    {"GIF8", "a GIF image", kRecognise},
    {"%PDF-", "a PDF", "send it whole"},
    {"PK\x03\x04", "a ZIP archive or an Office document other than DOCX",
     "unpack it, or save it as DOCX, PDF or HTML"},
    {"\xd0\xcf\x11\xe0", "an old Office document (.doc)", kSaveAs},
    {"{\\rtf", "an RTF document", kSaveAs},
    {"\x1f\x8b", "a gzip archive", kUnpack},
    {"7z\xbc\xaf", "a 7-Zip archive", kUnpack},
    {"\xff\xfe", "UTF-16 text", "save it as UTF-8"},
    {"\xfe\xff", "UTF-16 text", "save it as UTF-8"},
}};

// OpenDocument names itself in the first, stored entry of its archive.
constexpr std::string_view kOpenDocument = "mimetypeapplication/vnd.oasis.opendocument";

// Whether the text is a mail or a page saved with its images: header fields, among
// them one that only such have, up to the first blank line.
bool IsMail(std::string_view text) {
  constexpr std::size_t kLook = 1 << 14;
  text = text.substr(0, kLook);
  bool mime = false;
  for (bool first = true; !text.empty(); first = false) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (Trim(line).empty()) return mime;
    const bool goes_on = !first && (line.front() == ' ' || line.front() == '\t');
    const auto name = line.substr(0, line.find(':'));
    if (!goes_on &&
        (name.size() == line.size() || name.empty() || name.find(' ') != std::string_view::npos)) {
      return false;
    }
    const auto folded = Fold(name);
    mime |= folded == "mime-version" || folded == "content-type" || folded == "message-id";
  }
  return mime;
}

absl::Status NotText(std::string_view name, std::string_view advice) {
  return RefuseContent("DOCUMENT_NOT_TEXT",
                       absl::StrCat("the document is ", absl::string_view(name.data(), name.size()),
                                    ", not Markdown, plain text, PDF, HTML or DOCX: ",
                                    absl::string_view(advice.data(), advice.size())));
}

std::string Where(std::string_view text, std::size_t offset) {
  const auto position = PositionOf(text, offset);
  return absl::StrCat("line ", position.line, ", column ", position.column);
}

// The first byte at or after `from` that may be a mark of Markdown.
std::size_t FindMark(std::string_view text, std::size_t from) {
  const auto mark = [](Bytes16 bytes) { return Is(bytes, '#') | Is(bytes, '*') | Is(bytes, ']'); };
  return text::FindWhere(text, mark, from);
}

bool OpensHeading(std::string_view text, std::size_t at) {
  if (at > 0 && text[at - 1] != '\n' && text[at - 1] != '\r') return false;
  const std::size_t end = text.find_first_not_of('#', at);
  return end != std::string_view::npos && end - at <= 6 && text[end] == ' ';
}

}  // namespace

Position PositionOf(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  Position position;
  position.line += static_cast<int>(text::CountWhere(before, [](Bytes16 bytes) { return Is(bytes, '\n'); }));
  std::size_t start = before.rfind('\n') + 1;  // 0 where there is none
  // Few texts have such ends, and those with others have none of these alone.
  for (auto at = before.find('\r'); at != std::string_view::npos; at = before.find('\r', at + 1)) {
    if (text.substr(at, 2) == "\r\n") continue;
    ++position.line;
    start = std::max(start, at + 1);
  }
  position.column = static_cast<int>(offset - start) + 1;
  return position;
}

absl::Status RefuseContent(std::string_view reason, std::string_view message) {
  return ErrorWithReason(absl::StatusCode::kInvalidArgument, reason, message, "document.content");
}

absl::Status CheckSize(const v1::Document& document) {
  const std::string_view text = document.content();
  if (document.filename().size() > kMaxFilenameBytes) {
    return ErrorWithReason(absl::StatusCode::kInvalidArgument, "FILENAME_TOO_LONG",
                           absl::StrCat("the filename has ", document.filename().size(),
                                        " bytes; the limit is ", kMaxFilenameBytes),
                           "document.filename");
  }
  if (static_cast<std::int64_t>(text.size()) > kMaxDocumentBytes) {
    return RefuseContent(
        "DOCUMENT_TOO_LARGE",
        absl::StrCat("the document has ", text.size(), " bytes; the limit is ", kMaxDocumentBytes,
                     ". An issue has under 100,000: send one issue at a time"));
  }
  return absl::OkStatus();
}

absl::Status CheckDocument(const v1::Document& document) {
  if (auto status = CheckSize(document); !status.ok()) return status;
  const std::string_view text = document.content();
  if (LeadingSpace(text) == text.size()) {
    return RefuseContent("DOCUMENT_EMPTY",
                         text.empty() ? "the document is empty: send the text of an issue"
                                      : "the document holds white space only: send the text of an issue");
  }
  constexpr std::size_t kArchiveName = 128;
  if (text.substr(0, kArchiveName).find(kOpenDocument) != std::string_view::npos) {
    return NotText("an OpenDocument file (.odt)", kSaveAs);
  }
  for (const auto& signature : kSignatures) {
    if (text.starts_with(signature.bytes)) return NotText(signature.name, signature.advice);
  }
  if (IsMail(text)) {
    return NotText("a mail or a saved page with its images (.eml, .mht)",
                   "open it and save what it shows as HTML or PDF");
  }
  const std::size_t control =
      text::FindWhere(text, [](Bytes16 bytes) { return (bytes < ' ') & ~text::InRange(bytes, '\t', '\r'); });
  const auto before = text.substr(0, control);
  const auto is_line_end = [](Bytes16 bytes) { return (bytes < ' ') & ~Is(bytes, '\t'); };
  if (before.size() > kMaxDocumentLines && text::CountWhere(before, is_line_end) > kMaxDocumentLines) {
    return RefuseContent("DOCUMENT_TOO_LARGE",
                         absl::StrCat("the document has more than ", kMaxDocumentLines,
                                      " lines. An issue has under 5,000: send one issue at a time"));
  }
  if (control < text.size()) {
    return RefuseContent(
        "DOCUMENT_NOT_TEXT",
        absl::StrCat("the document has the control character 0x",
                     absl::Hex(static_cast<unsigned char>(text[control]), absl::kZeroPad2), " at ",
                     Where(text, control), ": send Markdown or plain text in UTF-8"));
  }
  if (const std::size_t bad = text::FindBadUtf8(text); bad != std::string_view::npos) {
    return RefuseContent(
        "DOCUMENT_NOT_UTF8",
        absl::StrCat("the document is not UTF-8: byte 0x",
                     absl::Hex(static_cast<unsigned char>(text[bad]), absl::kZeroPad2), " at ",
                     Where(text, bad), ": convert it, for example with iconv -f WINDOWS-1252 -t UTF-8"));
  }
  return absl::OkStatus();
}

bool IsMarkdown(const v1::Document& document) {
  if (document.format() != v1::DOCUMENT_FORMAT_UNSPECIFIED)
    return document.format() == v1::DOCUMENT_FORMAT_MARKDOWN;
  const std::string_view text = document.content();
  constexpr std::size_t kLook = 1 << 18;  // marks come early or not at all
  const auto head = text.substr(0, kLook);
  int marks = 0;
  std::size_t done = 0;
  for (std::size_t at = FindMark(head, 0); at < head.size(); at = FindMark(head, at + 1)) {
    if (at < done) continue;
    if (head[at] == '#') {
      marks += OpensHeading(head, at) ? 2 : 0;
    } else if (head.substr(at, 2) == "**") {
      ++marks;
      done = at + 2;
    } else if (head.substr(at, 2) == "](") {
      marks += 2;
    }
    if (marks >= 4) return true;
  }
  const auto& name = document.filename();
  const auto ends = [&name](std::string_view end) {
    return name.size() >= end.size() && std::string_view(name).substr(name.size() - end.size()) == end;
  };
  return ends(".md") || ends(".markdown");
}

}  // namespace pulse::ingest
