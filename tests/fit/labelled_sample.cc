#include "tests/fit/labelled_sample.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <stdexcept>

#include "services/ingest/assembly.h"
#include "services/ingest/document_check.h"
#include "services/ingest/furniture.h"
#include "services/ingest/model_parameters.h"
#include "services/ingest/typography.h"
#include "tests/corpus/gold.h"

namespace pulse::fit {
namespace {

// Letters and digits only.
std::string Bare(std::string_view text) {
  auto folded = ingest::Fold(text);
  std::erase_if(folded, [](char c) { return !ingest::IsAlpha(c) && !ingest::IsDigit(c); });
  return folded;
}

// All text that the gold calls somebody's, by its keys.
void AppendTexts(const google::protobuf::Value& value, const std::string& key, std::string* texts) {
  for (const auto& element : value.list_value().values()) AppendTexts(element, key, texts);
  for (const auto& [name, field] : value.struct_value().fields()) AppendTexts(field, name, texts);
  if (key == "introduction_source" || key == "body_source") *texts += Bare(value.string_value()) + "\n";
}

std::string TextsOf(const std::string& gold_path) {
  google::protobuf::Value gold;
  const auto status = google::protobuf::util::JsonStringToMessage(corpus::ReadFile(gold_path), &gold);
  if (!status.ok()) throw std::runtime_error(gold_path + " is not JSON");
  std::string texts;
  AppendTexts(gold, "", &texts);
  return texts;
}

constexpr LabelSet SetOf(ingest::Label label) { return LabelSet{1} << static_cast<unsigned>(label); }

// Text of an item that its gold leaves out is a caption's.
LabelSet Corrected(ingest::Label label, const ingest::Line& line, const std::string& texts) {
  const bool body = label == ingest::Label::kBody || label == ingest::Label::kNewsBody;
  if (!body || texts.find(Bare(line.content)) != std::string::npos) return SetOf(label);
  return SetOf(label == ingest::Label::kBody ? ingest::Label::kCaption : ingest::Label::kNewsCaption);
}

}  // namespace

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
  document.model = &ingest::PriorParameters();
  document.labels = ingest::LabelLines(document.seen, {}, document.model);
  const auto score = corpus::CompareWithGold(gold_path, ingest::Assemble(document).issue());
  if (score.strict_f1 < 1 || score.body < 0.98) {
    std::string message = document_path + ": the weights set by hand do not read it as its gold says";
    for (const auto& miss : score.misses) message += "\n  " + miss;
    throw std::runtime_error(message);
  }
  LabelledVariant labelled;
  labelled.seen = document.seen;
  const auto texts = TextsOf(gold_path);
  for (std::size_t i = 0; i < document.labels.size(); ++i)
    labelled.right.push_back(Corrected(document.labels[i].label, document.lines[i], texts));
  return labelled;
}

}  // namespace pulse::fit
