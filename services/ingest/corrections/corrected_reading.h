// A document read under an issue's corrections.
//
//   anchors → places in this text → the parser, bound by them → items dropped
//           → items named → fields set
//
// Pure, and the same for a first ingest, a re-ingest, a correction and one that
// is taken back.

#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "services/ingest/corrections/source_text.h"
#include "services/ingest/parser/model/label_constraints.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// What is known of the issue before its document is read.
struct ReadingContext {
  const v1::Issue* current = nullptr;  // null: the issue is new
  std::set<std::string> item_names;    // ever minted
  std::vector<v1::Item> former_items;  // that it had once and has not now
  v1::CorrectionSet corrections;       // to apply
  v1::CorrectionSet released;          // taken back: these only say which item is which
  std::vector<v1::Sector> taxonomy;    // for corrections that set a sector
};

struct CorrectedReading {
  v1::Issue issue;  // corrected, items named
  google::protobuf::RepeatedPtrField<v1::Diagnostic> diagnostics;
  double confidence = 0;
  v1::CorrectionSet corrections;                 // in force, anchored in this text where found
  std::map<std::string, std::string> conflicts;  // by item name: which correction, and why
  std::set<std::string> lost;                    // ids of corrections that found no place
  std::set<std::string> refused;                 // ids of those whose role cannot stand there
  LabelConstraints constraints;                  // that the parser was given
};

/// `plain` is the parser's reading of `source` without corrections. Errors of
/// ParseDocument.
absl::StatusOr<CorrectedReading> ReadCorrected(const SourceText& source, v1::ParseDocumentResponse plain,
                                               const ReadingContext& context);

}  // namespace pulse::ingest
