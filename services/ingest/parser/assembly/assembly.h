// Labelled lines → issue, with the source of every field, the account of every
// byte, and what an editor should know.

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/model/model.h"
#include "services/ingest/parser/observations/features.h"
#include "services/ingest/parser/words/month_year.h"

namespace pulse::ingest {

/// What the stages before have made of a document. `lines`, `seen` and
/// `labels` run in parallel.
struct LabelledDocument {
  std::string_view text;
  bool markdown = false;
  std::vector<Line> lines;
  std::vector<Line> furniture;
  std::vector<Line> noise;  // taken out by an editor's correction
  std::vector<Observation> seen;
  std::vector<Labelled> labels;
  const ModelParameters* model = nullptr;  // that gave the labels
  std::optional<MonthYear> edition_of_filename;
};

/// Puts the issue together. The edition is left unset when neither a line carries one
/// nor, for a document with items, the name of its file.
v1::ParseDocumentResponse Assemble(LabelledDocument document);

/// The share of the issue's items expected to be right: the mean of their
/// confidence, 0 without items.
double ConfidenceOf(const v1::Issue& issue);

}  // namespace pulse::ingest
