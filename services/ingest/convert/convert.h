// Any document → a document of text that the parser reads.
//
//   PDF → words with places (pdftotext) → lines → blocks ─┐
//   HTML, DOCX → Markdown (pandoc) → blocks ──────────────┴→ the digest's form → text
//   text in a legacy character set → UTF-8; tables that lay Markdown out → lines
//
// Converters run in child processes with limits (child_process.h). Any thread.

#pragma once

#include <google/protobuf/repeated_ptr_field.h>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "services/ingest/convert/child/converters.h"

namespace pulse::ingest {

struct Converted {
  /// Markdown or plain text in UTF-8. Text that is neither needs nor allows
  /// conversion comes back as it was; CheckDocument says what is wrong with it.
  v1::Document text_document;
  /// What was done, as diagnostics of the whole document: `DOCUMENT_CONVERTED`,
  /// `RUNNING_HEADS_REMOVED`, `CONTENTS_REMOVED`, `DOCUMENT_DAMAGED`, `CHARSET_CONVERTED`,
  /// `TYPE_UNKNOWN`, `TABLES_LAID_OUT`, `TEXT_BOXES_READ`, `PAGE_FURNITURE_LEFT_OUT`,
  /// `EDITION_OUTSIDE_TEXT`, `TYPESETTING_UNDONE`.
  google::protobuf::RepeatedPtrField<v1::Diagnostic> notes;
};

/// Errors of RunConverter (converters.h) and, for HTML, of CleanWebPage (web_page.h),
/// and INVALID_ARGUMENT:
/// `DOCUMENT_TOO_LARGE`, `FILENAME_TOO_LONG`: as ParseDocument;
/// `DOCUMENT_UNREADABLE`: no text in it, as in a scan;
/// `DOCUMENT_NOT_TEXT`: marked as UTF-16 but broken.
absl::StatusOr<Converted> ToText(const v1::Document& document,
                                 const Converters& converters = Converters::Installed());

}  // namespace pulse::ingest
