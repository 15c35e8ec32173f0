// A document read under an issue's corrections.
//
//   anchors → places in this text → the parser, bound by them → items dropped
//           → items named → fields set
//
// Pure, and the same for a first ingest, a re-ingest, a correction and one that
// is taken back.

#pragma once

#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "services/ingest/corrections/correction_report.h"
#include "services/ingest/corrections/source_text.h"
#include "services/ingest/parser/model/label_constraints.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// What is known of the issue before its document is read.
struct ReadingContext {
  const v1::Issue* current = nullptr;      // null: the issue is new
  std::set<std::string> item_names;        // ever minted
  std::vector<v1::Item> former_items;      // that it had once and has not now
  v1::CorrectionSet corrections;           // to apply
  v1::CorrectionSet released;              // taken back: these only say which item is which
  std::vector<v1::Sector> taxonomy;        // for corrections that set a sector
  const ModelParameters* model = nullptr;  // null: the fitted one
};

/// Its report has the document's diagnostics too.
struct CorrectedReading : CorrectionReport {
  v1::Issue issue;  // corrected, items named
  double confidence = 0;
  v1::CorrectionSet corrections;  // in force, anchored in this text where found
  LabelConstraints constraints;   // that the parser was given
};

/// `plain` is the parser's reading of `source` without corrections, by the same
/// model. Errors of ParseDocument.
absl::StatusOr<CorrectedReading> ReadCorrected(const SourceText& source, v1::ParseDocumentResponse plain,
                                               const ReadingContext& context);

}  // namespace pulse::ingest
