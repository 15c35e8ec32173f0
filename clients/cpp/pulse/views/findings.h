// What an editor should look at in a document that was read.

#pragma once

#include <google/protobuf/struct.pb.h>

#include <string>
#include <vector>

#include "clients/cpp/pulse/terminal/console.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

/// Items that the parser is less sure of want an editor's eye: of those above,
/// 99 in 100 are right.
inline constexpr double kSureEnough = 0.9;

/// Whether to mark the item. One without a confidence, as of old, is not.
bool IsUnsure(const v1::Item& item);

/// 0.934 as "93%".
std::string Percent(double probability);

struct Findings {
  std::string path;   // of the document
  std::string issue;  // it became
  double confidence = 0;
  int errors = 0;
  int warnings = 0;
  int infos = 0;
  int lost_anchors = 0;          // corrections that found no place
  int conflicts = 0;             // corrections that overrule something new, or are impossible
  std::vector<v1::Item> unsure;  // least sure first

  bool NeedsAnEye() const { return errors + warnings + lost_anchors + conflicts > 0 || !unsure.empty(); }
};

Findings FindingsIn(const std::string& path, const v1::IngestDocumentResponse& answer);

/// Adds them to `fields`: `errors`, `warnings`, `unsure` with name, title and
/// confidence of each item, and so on.
void AddAsJson(const Findings& findings, google::protobuf::Struct* fields);

/// Prints those that need an editor's eye as a table, the worst first; says how
/// many were left off. Nothing when none does.
void PrintFindings(const Console& console, std::vector<Findings> all);

}  // namespace pulse::cli
