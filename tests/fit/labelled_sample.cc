#include "tests/fit/labelled_sample.h"

#include <stdexcept>

#include "services/ingest/assembly.h"
#include "services/ingest/document_check.h"
#include "services/ingest/furniture.h"
#include "services/ingest/model_parameters.h"
#include "tests/corpus/gold.h"

namespace pulse::fit {

LabelledVariant LabelSample(const std::string& document_path, const std::string& gold_path) {
  v1::Document source;
  source.set_content(corpus::ReadFile(document_path));
  source.set_filename(document_path);
  ingest::LabelledDocument document;
  document.text = source.content();
  document.markdown = ingest::IsMarkdown(source);
  document.lines = ingest::SplitLines(document.text, document.markdown);
  document.furniture = ingest::RemoveFurniture(&document.lines);
  document.seen = ingest::Observe(document.lines);
  document.labels = ingest::LabelLines(document.seen, {}, &ingest::PriorParameters());
  const auto score = corpus::CompareWithGold(gold_path, ingest::Assemble(document).issue());
  if (score.strict_f1 < 1 || score.body < 0.98) {
    std::string message = document_path + ": the weights set by hand do not read it as its gold says";
    for (const auto& miss : score.misses) message += "\n  " + miss;
    throw std::runtime_error(message);
  }
  LabelledVariant labelled;
  labelled.seen = document.seen;
  for (const auto& label : document.labels)
    labelled.right.push_back(LabelSet{1} << static_cast<unsigned>(label.label));
  return labelled;
}

}  // namespace pulse::fit
