// Document → issue. Bytes in, typed issue, diagnostics and coverage out.
//
//   lines → pages → features → labels (a sequence model over a grammar)
//         → repairs → assembly → normalised bodies, titles, publishers
//
// Pure, deterministic and thread-safe; linear time in the document's size.

#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "services/ingest/parser/assembly/assembly.h"
#include "services/ingest/parser/model/label_constraints.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// Largest document read, in bytes (16 MiB). An issue is under 100 KiB; the
/// room above is for what people ingest by mistake, so that it gets a clear no.
inline constexpr std::int64_t kMaxDocumentBytes = 16 << 20;

/// Most line ends of a document read. The account of a line of text takes some 300
/// bytes of memory, that of a title 3,000 and more: so many lines of text take 70 MB, and
/// as many titles, which no issue has, up to 700. Without a limit, 16 MiB of lines of one
/// letter would take 2.5 GB.
inline constexpr int kMaxDocumentLines = 200'000;

/// Reads a document as the API's ParseDocument answers it.
///
/// INVALID_ARGUMENT, with a message that names what is wrong and where, and the
/// reason of the API (`DOCUMENT_EMPTY`, `DOCUMENT_TOO_LARGE`,
/// `DOCUMENT_NOT_TEXT`, `DOCUMENT_NOT_UTF8`, `EDITION_NOT_FOUND`) readable with
/// GetErrorReason (proto/error_reason.h).
///
/// `constraints` say what parts of the text are. Which of them the reading does
/// not keep is FindRefused's to say. Under constraints a document without an
/// edition is no error: a reading without them has it.
///
/// `model` null is the fitted one; others are for what fits and measures it.
absl::StatusOr<v1::ParseDocumentResponse> ParseDocument(const v1::Document& document,
                                                        const LabelConstraints& constraints = {},
                                                        const ModelParameters* model = nullptr);

/// The stages up to the labels, on text of any size that CheckDocument has
/// passed. `text` must outlive what is answered.
LabelledDocument ReadLines(std::string_view text, bool markdown, const LabelConstraints& constraints = {},
                           const ModelParameters* model = nullptr);

}  // namespace pulse::ingest
