// parse(render_markdown(issue)) is the issue again.
//
// Normalised away: source spans and confidence (they belong to a document),
// captions (the renderer does not print what is not part of the issue), and
// backslashes (the renderer writes only the escapes that are needed).

#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "services/ingest/parser/parser.h"
#include "services/render/formats/renderer.h"
#include "tests/corpus/generator/gold_issue.h"
#include "tests/corpus/gold.h"
#include "tests/corpus/variant_score.h"

namespace pulse::corpus {
namespace {

namespace fs = std::filesystem;

v1::ParseDocumentResponse ParseRendered(const v1::Issue& issue) {
  const auto rendered = render::RenderIssue(issue, v1::RENDER_FORMAT_MARKDOWN);
  EXPECT_TRUE(rendered.ok()) << rendered.status();
  v1::Document document;
  document.set_content(rendered->content);
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  const auto parsed = ingest::ParseDocument(document);
  EXPECT_TRUE(parsed.ok()) << parsed.status();
  return parsed.ok() ? *parsed : v1::ParseDocumentResponse();
}

std::string Unescaped(std::string text) {
  std::erase(text, '\\');
  return text;
}

v1::Issue Normalised(v1::Issue issue) {
  issue.clear_source_spans();
  issue.set_introduction(Unescaped(issue.introduction()));
  for (auto& notice : *issue.mutable_notices()) notice = Unescaped(notice);
  if (issue.has_contact()) issue.mutable_contact()->set_text(Unescaped(issue.contact().text()));
  for (auto& section : *issue.mutable_sections()) {
    section.clear_source_spans();
    section.set_introduction(Unescaped(section.introduction()));
    for (auto& item : *section.mutable_items()) {
      item.clear_source_spans();
      item.clear_confidence();
      item.clear_captions();
      item.set_body(Unescaped(item.body()));
    }
  }
  return issue;
}

std::vector<fs::path> Documents() {
  std::vector<fs::path> documents;
  for (const auto& folder : {fs::path(PULSE_SOURCE_DIR) / "tests/samples/archive", fs::path(PULSE_CORPUS)}) {
    if (!fs::is_directory(folder)) continue;
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() == ".md" || entry.path().extension() == ".txt")
        documents.push_back(entry.path());
    }
  }
  std::sort(documents.begin(), documents.end());
  return documents;
}

class RoundTrip : public testing::TestWithParam<fs::path> {};

TEST_P(RoundTrip, GivesTheIssueAgain) {
  const auto issue = ParseFile(GetParam());
  const auto expected = Normalised(issue);
  const auto again = Normalised(ParseRendered(issue).issue());
  google::protobuf::util::MessageDifferencer differencer;
  std::string differences;
  differencer.ReportDifferencesToString(&differences);
  EXPECT_TRUE(differencer.Compare(expected, again)) << differences;
}

std::string TestName(const testing::TestParamInfo<fs::path>& document) {
  std::string name = document.param.stem().string();
  std::replace_if(
      name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Documents, RoundTrip, testing::ValuesIn(Documents()), TestName);

// The renderer prints its own contact block and levels, so spans are not
// compared here: what was meant is.
TEST(RoundTripOfGeneratedIssues, FindsEveryItemAndBody) {
  constexpr int kIssues = 50;
  double f1 = 0;
  int bodies = 0;
  int exact = 0;
  for (std::uint64_t seed = 1; seed <= kIssues; ++seed) {
    Random random(seed);
    const auto gold = MakeGoldIssue({}, random);
    const auto score = ScoreItems(gold, ParseRendered(gold).issue());
    f1 += score.strict_f1 / kIssues;
    bodies += score.bodies;
    exact += score.bodies_exact;
  }
  EXPECT_GE(f1, 0.97);
  EXPECT_GE(exact, bodies * 0.99);
}

}  // namespace
}  // namespace pulse::corpus
