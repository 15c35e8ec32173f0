#include "services/ingest/convert/convert.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "proto/error_reason.h"
#include "services/ingest/convert/charset.h"
#include "services/ingest/convert/contents_list.h"
#include "services/ingest/convert/detect.h"
#include "services/ingest/convert/digest_page.h"
#include "services/ingest/convert/embedded_data.h"
#include "services/ingest/convert/pdf_text.h"
#include "services/ingest/convert/pdf_type.h"
#include "services/ingest/convert/pdf_words.h"
#include "services/ingest/convert/text_blocks.h"
#include "services/ingest/parser/document_check.h"
#include "text/utf8.h"

namespace pulse::ingest {
namespace {

void AddNote(v1::Severity severity, std::string_view code, std::string message, std::string_view suggestion,
             Converted* converted) {
  auto* note = converted->notes.Add();
  note->set_code(std::string(code));
  note->set_severity(severity);
  note->set_message(std::move(message));
  note->set_suggestion(std::string(suggestion));
}

// `content` in UTF-8, with a note when it was not.
absl::StatusOr<std::string> Utf8Of(const std::string& content, Converted* converted) {
  if (text::IsUtf8(content)) return content;
  auto recoded = RecodeLegacyText(content);
  if (!recoded.ok()) return recoded.status();
  if (!recoded->charset.empty()) {
    AddNote(
        v1::SEVERITY_WARNING, "CHARSET_CONVERTED",
        absl::StrCat("The text is not UTF-8 but ", recoded->charset, ": ", recoded->characters,
                     " characters were converted. Lines and byte ranges are those of the converted text."),
        "See whether names and quotation marks came out right; save the document as UTF-8.", converted);
  }
  return std::move(recoded->text);
}

bool IsConvertible(v1::DocumentFormat format) {
  return format == v1::DOCUMENT_FORMAT_PDF || format == v1::DOCUMENT_FORMAT_HTML ||
         format == v1::DOCUMENT_FORMAT_DOCX;
}

// The blocks of a document's text, from what its converter put out; notes what was
// left out.
std::vector<TextBlock> ReadBlocks(const Converters& converters, v1::DocumentFormat format,
                                  std::string_view content, const std::string& output, Converted* converted) {
  auto& document = converted->text_document;
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  if (format != v1::DOCUMENT_FORMAT_PDF) return SplitBlocks(output);
  auto pages = ReadPdfWords(output);
  if (!ReadPdfType(converters, content, &pages)) {
    AddNote(v1::SEVERITY_INFO, "TYPE_UNKNOWN",
            "The PDF's fonts and links could not be read: bold type tells no titles, and links lead nowhere.",
            "See whether all titles in bold type were found.", converted);
  }
  auto pdf = TextOfPdf(pages);
  if (!pdf.markdown) document.set_format(v1::DOCUMENT_FORMAT_TEXT);
  if (pdf.running_heads > 0) {
    AddNote(v1::SEVERITY_INFO, "RUNNING_HEADS_REMOVED",
            absl::StrCat(
                pdf.running_heads,
                " lines that stand at the same place on the pages (running heads and feet, page numbers) "
                "were left out."),
            "", converted);
  }
  return std::move(pdf.blocks);
}

absl::Status Convert(const v1::Document& document, v1::DocumentFormat format, const Converters& converters,
                     Converted* converted) {
  absl::StatusOr<std::string> content = document.content();
  if (format == v1::DOCUMENT_FORMAT_HTML) content = Utf8Of(document.content(), converted);
  if (!content.ok()) return content.status();
  if (format == v1::DOCUMENT_FORMAT_HTML) content = WithoutEmbeddedData(*content);
  const auto output = RunConverter(converters, format, *content);
  if (!output.ok()) return output.status();
  const std::string name(NameOf(format));
  AddNote(
      v1::SEVERITY_INFO, "DOCUMENT_CONVERTED",
      absl::StrCat("The document is ", name, ": lines and byte ranges are those of the text read from it."),
      "", converted);
  if (format == v1::DOCUMENT_FORMAT_PDF && !output->complaint.empty()) {
    AddNote(v1::SEVERITY_WARNING, "DOCUMENT_DAMAGED",
            absl::StrCat("The PDF is damaged (", output->complaint, "): parts of it may be missing."),
            "Compare the issue with the document, or send one that is whole.", converted);
  }
  auto blocks = ReadBlocks(converters, format, *content, output->text, converted);
  if (blocks.empty()) {
    return ErrorWithReason(
        absl::StatusCode::kInvalidArgument, "DOCUMENT_UNREADABLE",
        absl::StrCat("the ", name, " holds no text: if it is a scan, recognise its text first (OCR)"),
        "document.content");
  }
  RestoreDigestForm(&blocks);
  if (const int removed = RemoveContents(&blocks); removed > 0) {
    AddNote(v1::SEVERITY_INFO, "CONTENTS_REMOVED",
            absl::StrCat("A list of contents with page numbers (", removed, " paragraphs) was left out."), "",
            converted);
  }
  converted->text_document.set_content(JoinBlocks(blocks));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Converted> ToText(const v1::Document& document, const Converters& converters) {
  if (auto status = CheckSize(document); !status.ok()) return status;
  Converted converted;
  converted.text_document.set_filename(document.filename());
  const auto format = FormatOf(document);
  if (IsConvertible(format)) {
    if (auto status = Convert(document, format, converters, &converted); !status.ok()) return status;
    return converted;
  }
  converted.text_document.set_format(document.format());
  auto content = Utf8Of(document.content(), &converted);
  if (!content.ok()) return content.status();
  converted.text_document.set_content(*std::move(content));
  return converted;
}

}  // namespace pulse::ingest
