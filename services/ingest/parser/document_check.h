// What is refused before reading: everything that is not a document of text.

#pragma once

#include <cstddef>
#include <string_view>

#include "absl/status/status.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// OK when `document` can be read; else INVALID_ARGUMENT with the API's reason
/// (see parser.h) and a message that says what is wrong, where, and what to do.
absl::Status CheckDocument(const v1::Document& document);

/// INVALID_ARGUMENT about a document's content, with the API's `reason`.
absl::Status RefuseContent(std::string_view reason, std::string_view message);

/// The part of CheckDocument that holds for documents of every format: the
/// sizes of content (`DOCUMENT_TOO_LARGE`) and filename (`FILENAME_TOO_LONG`).
absl::Status CheckSize(const v1::Document& document);

/// Whether to read the document as Markdown: as its format says, else by its
/// marks (headings, emphasis, links), else by the filename's ending.
bool IsMarkdown(const v1::Document& document);

/// 1-based line and byte column of `offset` in `text`; lines end as in lines.h.
struct Position {
  int line = 1;
  int column = 1;
};
Position PositionOf(std::string_view text, std::size_t offset);

}  // namespace pulse::ingest
