#include "services/ingest/parser/parser.h"

#include <utility>

#include "proto/error_reason.h"
#include "services/ingest/parser/document_check.h"
#include "services/ingest/parser/lines/double_spacing.h"
#include "services/ingest/parser/lines/front_lines.h"
#include "services/ingest/parser/lines/furniture.h"
#include "services/ingest/parser/lines/heading_numbers.h"
#include "services/ingest/parser/lines/run_in_summaries.h"
#include "services/ingest/parser/model/model_parameters.h"

namespace pulse::ingest {

LabelledDocument ReadLines(std::string_view text, bool markdown, const LabelConstraints& constraints,
                           const ModelParameters* model) {
  LabelledDocument labelled;
  labelled.text = text;
  labelled.markdown = markdown;
  labelled.lines = SplitLines(text, markdown);
  if (!markdown) CloseDoubleSpacing(&labelled.lines);
  CutSignOff(&labelled.lines);
  CutRunInSummaries(&labelled.lines);
  CutLines(constraints, &labelled.lines);
  labelled.noise = TakeOutNoise(constraints, &labelled.lines);
  labelled.furniture = RemoveFurniture(&labelled.lines);
  KeepConstrained(constraints, &labelled.furniture, &labelled.lines);
  FindNumberedTitles(&labelled.lines);
  labelled.seen = Observe(labelled.lines);
  labelled.model = model == nullptr ? &FittedParameters() : model;
  labelled.labels = LabelLines(labelled.seen, AllowedLabels(constraints, labelled.lines), labelled.model);
  return labelled;
}

absl::StatusOr<v1::ParseDocumentResponse> ParseDocument(const v1::Document& document,
                                                        const LabelConstraints& constraints,
                                                        const ModelParameters* model) {
  if (auto status = CheckDocument(document); !status.ok()) return status;
  auto labelled = ReadLines(document.content(), IsMarkdown(document), constraints, model);
  labelled.edition_of_filename = EditionOfFilename(document.filename());
  auto response = Assemble(std::move(labelled));
  if (constraints.empty() && !response.issue().has_edition()) {
    return ErrorWithReason(
        absl::StatusCode::kInvalidArgument, "EDITION_NOT_FOUND",
        "no month and year stand before the introduction: give the masthead a line such as "
        "\"September 2022\", or the file a name such as \"2022-09.md\"",
        "document.content");
  }
  return response;
}

}  // namespace pulse::ingest
