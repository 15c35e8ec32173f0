#include "tests/fit/labelled_sample.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <stdexcept>

#include "services/ingest/parser/assembly/assembly.h"
#include "services/ingest/parser/document_check.h"
#include "services/ingest/parser/model/model_parameters.h"
#include "services/ingest/parser/parser.h"
#include "services/ingest/parser/words/typography.h"
#include "tests/corpus/gold.h"

namespace pulse::fit {
namespace {

// Letters and digits only.
std::string Bare(std::string_view text) {
  auto folded = ingest::Fold(text);
  std::erase_if(folded, [](char c) { return !ingest::IsAlpha(c) && !ingest::IsDigit(c); });
  return folded;
}

// What the gold says in so many words: all running text, and all headings of items.
struct GoldTexts {
  std::string running;
  std::string headings;
};

void AppendTexts(const google::protobuf::Value& value, const std::string& key, GoldTexts* texts) {
  for (const auto& element : value.list_value().values()) AppendTexts(element, key, texts);
  for (const auto& [name, field] : value.struct_value().fields()) AppendTexts(field, name, texts);
  if (key == "introduction_source" || key == "body_source")
    texts->running += Bare(value.string_value()) + "\n";
  if (const auto& fields = value.struct_value().fields(); fields.count("body_source") > 0) {
    texts->headings +=
        Bare(fields.at("byline").string_value()) + Bare(fields.at("title").string_value()) + "\n";
  }
}

GoldTexts TextsOf(const std::string& gold_path) {
  google::protobuf::Value gold;
  const auto status = google::protobuf::util::JsonStringToMessage(corpus::ReadFile(gold_path), &gold);
  if (!status.ok()) throw std::runtime_error(gold_path + " is not JSON");
  GoldTexts texts;
  AppendTexts(gold, "", &texts);
  return texts;
}

constexpr LabelSet SetOf(ingest::Label label) { return LabelSet{1} << static_cast<unsigned>(label); }

constexpr LabelSet kHeadings = SetOf(ingest::Label::kTitle) | SetOf(ingest::Label::kTitleMore) |
                               SetOf(ingest::Label::kNewsTitle) | SetOf(ingest::Label::kNewsTitleMore);

// The labels that the gold's words leave to a line.
ingest::LabelMask Allowed(const ingest::Line& line, const GoldTexts& texts) {
  constexpr std::size_t kTellingLetters = 20;  // shorter lines may occur anywhere
  const auto bare = Bare(line.content);
  const bool running = texts.running.find(bare) != std::string::npos;
  const bool heading = texts.headings.find(bare) != std::string::npos;
  if (bare.size() < kTellingLetters || running == heading) return ingest::kEveryLabel;
  return heading ? kHeadings : ingest::kEveryLabel & ~kHeadings;
}

// Text of an item that its gold leaves out is a caption's.
LabelSet Corrected(ingest::Label label, const ingest::Line& line, const GoldTexts& texts) {
  const bool body = label == ingest::Label::kBody || label == ingest::Label::kNewsBody;
  if (!body || texts.running.find(Bare(line.content)) != std::string::npos) return SetOf(label);
  return SetOf(label == ingest::Label::kBody ? ingest::Label::kCaption : ingest::Label::kNewsCaption);
}

}  // namespace

LabelledVariant LabelSample(const std::string& document_path, const std::string& gold_path) {
  v1::Document source;
  source.set_content(corpus::ReadFile(document_path));
  source.set_filename(document_path);
  auto document =
      ingest::ReadLines(source.content(), ingest::IsMarkdown(source), {}, &ingest::PriorParameters());
  const auto texts = TextsOf(gold_path);
  std::vector<ingest::LabelMask> allowed;
  for (const auto& line : document.lines) allowed.push_back(Allowed(line, texts));
  document.labels = ingest::LabelLines(document.seen, allowed, document.model);
  const auto score = corpus::CompareWithGold(gold_path, ingest::Assemble(document).issue());
  if (score.strict_f1 < 1 || score.body < 0.98) {
    std::string message =
        document_path + ": the weights set by hand, even told its titles, do not read it as its gold says";
    for (const auto& miss : score.misses) message += "\n  " + miss;
    throw std::runtime_error(message);
  }
  LabelledVariant labelled;
  labelled.seen = document.seen;
  for (std::size_t i = 0; i < document.labels.size(); ++i)
    labelled.right.push_back(Corrected(document.labels[i].label, document.lines[i], texts));
  return labelled;
}

}  // namespace pulse::fit
