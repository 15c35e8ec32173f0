#include "services/ingest/convert/convert.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/ingest/convert/broken_lines.h"
#include "services/ingest/convert/charset.h"
#include "services/ingest/convert/contents_list.h"
#include "services/ingest/convert/detect.h"
#include "services/ingest/convert/digest_page.h"
#include "services/ingest/convert/docx/docx_parts.h"
#include "services/ingest/convert/docx/text_boxes.h"
#include "services/ingest/convert/edition_hints.h"
#include "services/ingest/convert/markdown/layout_tables.h"
#include "services/ingest/convert/markdown/wrapped_headings.h"
#include "services/ingest/convert/pdf/pdf_text.h"
#include "services/ingest/convert/pdf/pdf_type.h"
#include "services/ingest/convert/pdf/pdf_words.h"
#include "services/ingest/convert/text_blocks.h"
#include "services/ingest/convert/typesetting.h"
#include "services/ingest/convert/web/web_page.h"
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

// The page in UTF-8 and without what is no text of it.
absl::StatusOr<std::string> WebPageOf(const std::string& content, Converted* converted) {
  const auto html = Utf8Of(content, converted);
  if (!html.ok()) return html.status();
  auto page = CleanWebPage(*html);
  if (!page.ok()) return page.status();
  if (!page->left_out.empty()) {
    constexpr std::size_t kMostNamed = 8;
    const auto named = std::min(page->left_out.size(), kMostNamed);
    auto message = "Parts of the page that are no text of the issue were left out: " +
                   absl::StrJoin(page->left_out.begin(),
                                 page->left_out.begin() + static_cast<std::ptrdiff_t>(named), ", ");
    if (page->left_out.size() > named)
      absl::StrAppend(&message, " and ", page->left_out.size() - named, " more");
    AddNote(v1::SEVERITY_INFO, "PAGE_FURNITURE_LEFT_OUT", message + ".",
            "If one of them is text of the issue, send the document without its page, as text.", converted);
  }
  return std::move(page->html);
}

// The DOCX with the text of its boxes where pandoc reads it.
absl::StatusOr<std::string> DocxOf(const std::string& content, Converted* converted) {
  constexpr char kMainPart[] = "word/document.xml";
  int boxes = 0;
  const auto main = ReadPart(content, kMainPart);
  if (!main) return content;
  const auto text = UnwrapTextBoxes(*main, &boxes);
  if (boxes == 0) return content;
  auto replaced = ReplacePart(content, kMainPart, text);
  if (!replaced) {
    return RefuseContent("DOCUMENT_UNREADABLE",
                         "the DOCX has text boxes, which cannot be read where they stand: save it anew, or "
                         "send its text");
  }
  AddNote(v1::SEVERITY_INFO, "TEXT_BOXES_READ",
          absl::StrCat("The text of ", boxes, " text boxes was read behind the paragraphs they hang on."),
          "See whether it came out where it belongs.", converted);
  return *std::move(replaced);
}

// What the pages of a DOCX have at their head.
void AddPageHeaders(const std::string& content, std::vector<EditionHint>* hints) {
  for (const std::string number : {"1", "2", "3"}) {
    const auto part = ReadPart(content, "word/header" + number + ".xml");
    if (part) hints->push_back({"the header of the pages", TextOfPart(*part)});
  }
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
  if (format != v1::DOCUMENT_FORMAT_PDF) {
    auto blocks = SplitBlocks(output);
    PartBrokenLines(&blocks);
    return blocks;
  }
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

void NoteTables(const ConverterOutput& output, Converted* converted) {
  if (output.layout_tables == 0) return;
  std::string message = absl::StrCat("Tables of several columns that hold more than short lines (",
                                     output.layout_tables, ") were read cell by cell, row by row.");
  if (output.column_names > 0) absl::StrAppend(&message, " The names of their columns were left out.");
  AddNote(v1::SEVERITY_INFO, "TABLES_LAID_OUT", std::move(message), "", converted);
}

absl::Status Convert(const v1::Document& document, v1::DocumentFormat format, const Converters& converters,
                     Converted* converted) {
  absl::StatusOr<std::string> content = document.content();
  if (format == v1::DOCUMENT_FORMAT_HTML) content = WebPageOf(document.content(), converted);
  const bool docx = format == v1::DOCUMENT_FORMAT_DOCX;
  if (docx) content = DocxOf(document.content(), converted);
  if (!content.ok()) return content.status();
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
  NoteTables(*output, converted);
  auto blocks = ReadBlocks(converters, format, *content, output->text, converted);
  if (blocks.empty()) {
    return RefuseContent("DOCUMENT_UNREADABLE",
                         absl::StrCat("the ", name, " holds no text: if it is a ",
                                      format == v1::DOCUMENT_FORMAT_HTML ? "picture" : "scan",
                                      ", recognise its text first (OCR)"));
  }
  RestoreDigestForm(&blocks);
  if (const int removed = RemoveContents(&blocks); removed > 0) {
    AddNote(v1::SEVERITY_INFO, "CONTENTS_REMOVED",
            absl::StrCat("A list of contents (", removed, " paragraphs) was left out."), "", converted);
  }
  converted->text_document.set_content(JoinBlocks(blocks));
  auto hints = output->hints;
  if (docx) AddPageHeaders(*content, &hints);
  if (const auto* hint = AddMasthead(hints, &converted->text_document)) {
    AddNote(v1::SEVERITY_WARNING, "EDITION_OUTSIDE_TEXT",
            absl::StrCat("No line of the text names the month and the year; ", hint->where,
                         " does: ", hint->text, ". It stands above the text."),
            "Give the masthead such a line if they are others.", converted);
  }
  return absl::OkStatus();
}

// Takes apart what lays out the pages of a document that came as Markdown.
void TakeTablesApart(Converted* converted) {
  auto& document = converted->text_document;
  if (!IsMarkdown(document)) return;
  const auto laid_out = TakeLayoutTablesApart(document.content());
  if (laid_out.tables == 0) return;
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  document.set_content(JoinBlocks(laid_out.blocks));
  AddNote(v1::SEVERITY_INFO, "TABLES_LAID_OUT",
          absl::StrCat("Tables that lay the text out (", laid_out.tables,
                       ") were read cell by cell, row by row. Lines and byte ranges are those of the text "
                       "read from them."),
          "", converted);
}

// A text that came as one is kept letter for letter, but for what hides a Markdown
// document's titles.
void MendTypesetting(bool printed, Converted* converted) {
  auto& document = converted->text_document;
  auto* const text = document.mutable_content();
  const auto undone = printed ? UndoTypesetting(text) : Typesetting();
  const bool markdown = IsMarkdown(document);
  const int underlines = markdown ? LeaveOutUnderlines(text) : 0;
  const int joined = markdown ? JoinWrappedHeadings(text) : 0;
  if (undone.hyphens + undone.ligatures + underlines + joined == 0) return;
  AddNote(v1::SEVERITY_INFO, "TYPESETTING_UNDONE",
          absl::StrCat("Words that a line's end had hyphenated (", undone.hyphens,
                       ") were put together again, ligatures (", undone.ligatures,
                       ") spelled out, lines of headings (", joined, ") joined, marks of underlining (",
                       underlines, ") left out. Lines and byte ranges are those of the text so mended."),
          "", converted);
}

}  // namespace

absl::StatusOr<Converted> ToText(const v1::Document& document, const Converters& converters) {
  if (auto status = CheckSize(document); !status.ok()) return status;
  Converted converted;
  converted.text_document.set_filename(document.filename());
  const auto format = FormatOf(document);
  if (IsConvertible(format)) {
    if (auto status = Convert(document, format, converters, &converted); !status.ok()) return status;
    MendTypesetting(true, &converted);
    return converted;
  }
  converted.text_document.set_format(document.format());
  auto content = Utf8Of(document.content(), &converted);
  if (!content.ok()) return content.status();
  converted.text_document.set_content(*std::move(content));
  TakeTablesApart(&converted);
  MendTypesetting(false, &converted);
  return converted;
}

}  // namespace pulse::ingest
