#include "services/ingest/parser.h"

#include <utility>

#include "proto/error_reason.h"
#include "services/ingest/assembly.h"
#include "services/ingest/document_check.h"
#include "services/ingest/furniture.h"

namespace pulse::ingest {

absl::StatusOr<v1::ParseDocumentResponse> ParseDocument(const v1::Document& document,
                                                        const LabelConstraints& constraints) {
  if (auto status = CheckDocument(document); !status.ok()) return status;
  LabelledDocument labelled;
  labelled.text = document.content();
  labelled.markdown = IsMarkdown(document);
  labelled.lines = SplitLines(labelled.text, labelled.markdown);
  CutLines(constraints, &labelled.lines);
  labelled.noise = TakeOutNoise(constraints, &labelled.lines);
  labelled.furniture = RemoveFurniture(&labelled.lines);
  KeepConstrained(constraints, &labelled.furniture, &labelled.lines);
  labelled.seen = Observe(labelled.lines);
  labelled.labels = LabelLines(labelled.seen, AllowedLabels(constraints, labelled.lines));
  auto response = Assemble(labelled);
  if (constraints.empty() && !response.issue().has_edition()) {
    return ErrorWithReason(
        absl::StatusCode::kInvalidArgument, "EDITION_NOT_FOUND",
        "no month and year stand before the introduction: give the masthead a line such as "
        "\"September 2022\"",
        "document.content");
  }
  return response;
}

}  // namespace pulse::ingest
