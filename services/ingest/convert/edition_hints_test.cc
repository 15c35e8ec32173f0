#include "services/ingest/convert/edition_hints.h"

#include <gtest/gtest.h>

#include <string>

namespace pulse::ingest {
namespace {

constexpr char kIssue[] = "## Criminal Justice\n\n### Reports\n\n#### Harbour Trust. Tides\n\nThey rise.\n";

v1::Document DocumentOf(const std::string& content) {
  v1::Document document;
  document.set_content(content);
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  return document;
}

const std::vector<EditionHint> kHints = {{"a picture", "A boat"},
                                         {"the title of the page", "Pulse *June* 2021"}};

TEST(AddMastheadTest, PutsTheFirstHintWithAMonthAboveTheText) {
  auto document = DocumentOf(kIssue);
  const auto* hint = AddMasthead(kHints, &document);
  ASSERT_NE(hint, nullptr);
  EXPECT_EQ(hint->where, "the title of the page");
  EXPECT_EQ(document.content(), "# Pulse \\*June\\* 2021\n\n" + std::string(kIssue));
}

TEST(AddMastheadTest, LeavesADocumentWithAMonthAlone) {
  const std::string text = "# CordisPulse\n\nMay 2020\n\n" + std::string(kIssue);
  auto document = DocumentOf(text);
  EXPECT_EQ(AddMasthead(kHints, &document), nullptr);
  EXPECT_EQ(document.content(), text);
  auto named = DocumentOf(kIssue);
  named.set_filename("2020-05.html");
  EXPECT_EQ(AddMasthead(kHints, &named), nullptr);
  auto none = DocumentOf(kIssue);
  EXPECT_EQ(AddMasthead({{"a picture", "A boat"}}, &none), nullptr);
  EXPECT_EQ(none.content(), kIssue);
}

}  // namespace
}  // namespace pulse::ingest
