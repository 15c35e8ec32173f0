#include "services/ingest/corrections/correction_report.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/ingest/corrections/correction.h"

namespace pulse::ingest {

void CorrectionReport::Warn(const v1::Correction& correction, const char* code, const std::string& what,
                            const char* suggestion) {
  const std::string message = absl::StrCat(Describe(correction), " ", what);
  v1::Diagnostic* diagnostic = diagnostics.Add();
  diagnostic->set_code(code);
  diagnostic->set_severity(v1::SEVERITY_WARNING);
  diagnostic->set_message(message);
  diagnostic->set_suggestion(suggestion);
  if (ItemOf(correction).empty()) return;
  std::string& reason = conflicts[ItemOf(correction)];
  absl::StrAppend(&reason, reason.empty() ? "" : " ", message);
}

void CorrectionReport::AddLost(const v1::Correction& correction) {
  lost.insert(correction.id());
  Warn(correction, "CORRECTION_ANCHOR_LOST", "does not find its place in this document. It stays in force.",
       "Correct the issue where the text stands now, or take the correction back with DeleteCorrections.");
}

void CorrectionReport::AddRefused(const v1::Correction& correction) {
  refused.insert(correction.id());
  Warn(correction, "CORRECTION_IMPOSSIBLE",
       "asks for something that cannot stand there, and was left out. It stays in force.",
       "Correct what stands around it too, or take the correction back with DeleteCorrections.");
}

void CorrectionReport::AddOverruled(const v1::Correction& correction, const std::vector<std::string>& paths) {
  if (paths.empty()) return;
  Warn(correction, "CORRECTION_OVERRULES",
       absl::StrCat("overrules what the document says anew of ", absl::StrJoin(paths, ", "), "."),
       "See whether the correction is still right, or take it back with DeleteCorrections.");
}

}  // namespace pulse::ingest
