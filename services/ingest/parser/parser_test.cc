#include "services/ingest/parser/parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "proto/error_reason.h"
#include "services/ingest/parser/words/month_year.h"

namespace pulse::ingest {
namespace {

using testing::HasSubstr;

absl::StatusOr<v1::ParseDocumentResponse> Parse(const std::string& text) {
  v1::Document document;
  document.set_content(text);
  return ParseDocument(document);
}

v1::Issue ParseOrDie(const std::string& text) {
  const auto response = Parse(text);
  EXPECT_TRUE(response.ok()) << response.status();
  return response.ok() ? response->issue() : v1::Issue();
}

const std::string kFront =
    "# CordisPulse\n\n## March 2021\n\nWelcome to March's edition, which looks back at February 2020.\n\n"
    "Best wishes,\n\nDr Ada Example\n\nHead of Research\n\n";

TEST(ParseDocument, OwnsTheNumbersOfItsHeadings) {
  v1::Document document;
  document.set_content(
      "# CordisPulse\n\nMarch 2021\n\nWelcome to it.\n\nBest wishes,\n\nDr Ada Example\n\n"
      "1. Criminal Justice\n\n2. Reports\n\n3. Harbour Trust. Locks\n\nIt is about locks.\n");
  const auto response = ParseDocument(document);
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->issue().sections(0).title(), "Criminal Justice");
  EXPECT_EQ(response->coverage().owned_bytes(), response->coverage().total_bytes());
}

// ---- the edition of a file's name ---------------------------------------------------

TEST(EditionOfFilename, IsReadInTheWaysThatFilesAreNamed) {
  for (const char* name :
       {"2022-09.md", "202209.txt", "CordisPulse September 2022.pdf", "pulse_sept_2022.docx",
        "archive/2022-09-final.md", "C:\\issues\\Pulse 2022 09.md", "1_2022-09_v12.md"}) {
    const auto edition = EditionOfFilename(name);
    ASSERT_TRUE(edition.has_value()) << name;
    EXPECT_EQ(edition->year, 2022) << name;
    EXPECT_EQ(edition->month, 9) << name;
  }
  for (const char* name : {"", "issue.md", "2022.md", "2022-13.md", "202200.md", "12022-09.md", "2022-091.md",
                           "1022-09.md", "march or april 2022.md", "2022-", "20220"}) {
    EXPECT_FALSE(EditionOfFilename(name).has_value()) << name;
  }
}

TEST(EditionOfFilename, StandsInForAMastheadWithoutOne) {
  v1::Document document;
  document.set_content(
      "# CordisPulse\n\nWelcome to May's edition.\n\nBest wishes,\n\nDr Ada Example\n\n## Criminal "
      "Justice\n\n### Reports\n\n#### Harbour Trust. A title\n\nThe trust found nothing new. It says so.\n");
  EXPECT_EQ(GetErrorReason(ParseDocument(document).status()), "EDITION_NOT_FOUND");
  document.set_filename("2023-05.md");
  const auto response = ParseDocument(document);
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->issue().name(), "issues/2023-05");
  EXPECT_TRUE(std::any_of(response->diagnostics().begin(), response->diagnostics().end(),
                          [](const auto& said) { return said.code() == "EDITION_OF_FILENAME"; }));
}

TEST(EditionOfFilename, MakesNoIssueOfATextWithoutItems) {
  v1::Document document;
  document.set_content("# Minutes\n\nNobody came. Nothing was decided.\n");
  document.set_filename("2023-05.md");
  EXPECT_EQ(GetErrorReason(ParseDocument(document).status()), "EDITION_NOT_FOUND");
}

// ---- what is read -----------------------------------------------------------------

TEST(ParseIssueTest, ReadsFrontMatter) {
  const auto issue = ParseOrDie(kFront +
                                "If you would prefer not to receive this, click 'unsubscribe'.\n\n"
                                "Example Ltd, 1 Quay Street\n\nTelephone: 020 7946 0000\n\n"
                                "Email: [a@b.example](mailto:a@b.example)\n\nWebsite: www.b.example\n\n## "
                                "Cordis Bright News\n\n### A move\n\nWe moved.\n");
  EXPECT_EQ(issue.name(), "issues/2021-03");
  EXPECT_EQ(issue.title(), "CordisPulse");
  EXPECT_EQ(issue.kind(), v1::ISSUE_KIND_MONTHLY);
  EXPECT_EQ(issue.introduction(), "Welcome to March's edition, which looks back at February 2020.");
  ASSERT_EQ(issue.signatories_size(), 1);
  EXPECT_EQ(issue.signatories(0).name(), "Dr Ada Example");
  EXPECT_EQ(issue.signatories(0).role(), "Head of Research");
  ASSERT_EQ(issue.notices_size(), 1);
  EXPECT_EQ(issue.contact().telephone(), "020 7946 0000");
  EXPECT_EQ(issue.contact().email(), "a@b.example");
  EXPECT_EQ(issue.contact().website(), "www.b.example");
}

TEST(ParseIssueTest, IgnoresHeadingLevels) {
  const auto issue = ParseOrDie(kFront +
                                "## Criminal Justice\n\n## Reports\n\n# Harbour Trust. One\n\nText one.\n\n"
                                "###### **Briefings**\n\n## Harbour Trust. Two\n\nText two.\n");
  ASSERT_EQ(issue.sections_size(), 1);
  EXPECT_EQ(issue.sections(0).sector(), "sectors/criminal-justice");
  ASSERT_EQ(issue.sections(0).items_size(), 2);
  EXPECT_EQ(issue.sections(0).items(0).kind(), v1::ITEM_KIND_REPORT);
  EXPECT_EQ(issue.sections(0).items(1).kind(), v1::ITEM_KIND_BRIEFING);
  EXPECT_EQ(issue.sections(0).items(1).title(), "Two");
}

TEST(ParseIssueTest, KindResetsAtEachSector) {
  const auto issue =
      ParseOrDie(kFront +
                 "## Adult Social Care and Health\n\n### Reports\n\n#### Harbour Trust. One\n\nText.\n\n"
                 "## Criminal Justice\n\n#### Harbour Trust. Two\n\nText.\n");
  ASSERT_EQ(issue.sections_size(), 2);
  EXPECT_EQ(issue.sections(1).items(0).kind(), v1::ITEM_KIND_UNSPECIFIED);
}

TEST(ParseIssueTest, ReadsHeadingsGluedToParagraphs) {
  const auto issue = ParseOrDie(
      "March 2021\n\nWelcome to March's edition of the digest, for all who read it.\n\nBest wishes,\nDr Ada "
      "Example\nHead of Research\n"
      "Criminal Justice\nReports\nHarbour Trust. The long voyage of a very small boat\n"
      "This report describes the voyage of the boat, which was long, and the boat, which was very small.\n"
      "It ends well.\nBriefings\nHarbour Trust. Another\nThis briefing is about something else and has a "
      "line that is long enough.\n");
  ASSERT_EQ(issue.sections_size(), 1);
  ASSERT_EQ(issue.sections(0).items_size(), 2);
  EXPECT_EQ(issue.sections(0).items(0).title(), "The long voyage of a very small boat");
  EXPECT_EQ(issue.sections(0).items(1).kind(), v1::ITEM_KIND_BRIEFING);
}

TEST(ParseIssueTest, TitleKeepsQuestionMarkAndLosesFullStop) {
  const auto issue =
      ParseOrDie(kFront +
                 "## Criminal Justice\n\n### Reports\n\n#### Harbour Trust. What next?\n\nText.\n\n"
                 "#### Harbour Trust. It ends here.\n\nText.\n");
  EXPECT_EQ(issue.sections(0).items(0).title(), "What next?");
  EXPECT_EQ(issue.sections(0).items(1).title(), "It ends here");
}

TEST(ParseIssueTest, TitleTakesTheLineBehindABylineThatFillsItsOwn) {
  const auto issue = ParseOrDie(kFront +
                                "## Criminal Justice\n\n### Reports\n\n"
                                "Harbour Trust, Lantern Fund and Northmoor University.\n"
                                "Tides of change: what a harbour needs, and how its people\nsee it\n\n"
                                "The report describes the harbour as it was in the year before the flood.\n");
  ASSERT_EQ(issue.sections(0).items_size(), 1);
  const auto& item = issue.sections(0).items(0);
  EXPECT_EQ(item.publishers_size(), 3);
  EXPECT_EQ(item.title(), "Tides of change: what a harbour needs, and how its people see it");
  EXPECT_EQ(item.body(), "The report describes the harbour as it was in the year before the flood.");
}

TEST(ParseIssueTest, PublishersAreSettledByTheOthersOfTheDocument) {
  const std::string joint =
      "#### Harbour Trust and Hygiene. Clean quays\n\nA report on quays that are clean.\n\n";
  const std::string alone = "#### Hygiene. Clean boats\n\nA report on boats that are clean.\n\n";
  const auto response = Parse(kFront + "## Criminal Justice\n\n### Reports\n\n" + joint + alone);
  ASSERT_TRUE(response.ok());
  ASSERT_EQ(response->issue().sections(0).items(0).publishers_size(), 2);
  EXPECT_EQ(response->issue().sections(0).items(0).publishers(1).name(), "publishers/hygiene");
  const auto unsettled = Parse(kFront + "## Criminal Justice\n\n### Reports\n\n" + joint);
  ASSERT_TRUE(unsettled.ok());
  ASSERT_EQ(unsettled->issue().sections(0).items(0).publishers_size(), 1);
  std::string codes;
  for (const auto& diagnostic : unsettled->diagnostics()) codes += diagnostic.code() + " ";
  EXPECT_THAT(codes, HasSubstr("PUBLISHERS_UNSURE"));
}

TEST(ParseIssueTest, SpansSliceTheSource) {
  const std::string text =
      kFront +
      "## Criminal Justice\n\n### Reports\n\n#### **Harbour Trust and Lantern Fund. A \\& B**\n\nText.\n";
  const auto issue = ParseOrDie(text);
  const auto& item = issue.sections(0).items(0);
  const auto slice = [&](const std::string& field) {
    std::string joined;
    for (const auto& span : item.source_spans()) {
      if (span.field() == field) {
        joined += text.substr(static_cast<std::size_t>(span.begin()),
                              static_cast<std::size_t>(span.end() - span.begin()));
      }
    }
    return joined;
  };
  EXPECT_EQ(slice("byline"), "Harbour Trust and Lantern Fund");
  EXPECT_EQ(slice("publishers[1]"), "Lantern Fund");
  EXPECT_EQ(slice("body"), "Text.");
}

TEST(ParseIssueTest, HeadingBelowTheSignOffIsNoRole) {
  const std::string items =
      "#### Harbour Council. What lock keepers need\n\nThis report looks at locks and those who keep "
      "them.\n\n"
      "#### University of Ashmere. Do night sailings pay?\n\nThis paper asks whether ferries pay at night.\n";
  for (const std::string sign_off : {"Ada Example\n\n", "Ada Example  \nHead of Research\n\n"}) {
    const auto issue = ParseOrDie(
        "# CordisPulse Special: Sea Air\n\n## May 2022\n\nWelcome to a special edition on the sea.\n\n"
        "Best wishes,\n\n" +
        sign_off + "## Work on the water\n\n" + items);
    ASSERT_EQ(issue.signatories_size(), 1) << sign_off;
    EXPECT_EQ(issue.signatories(0).name(), "Ada Example");
    EXPECT_EQ(issue.signatories(0).role().find("water"), std::string::npos);
    EXPECT_TRUE(issue.contact().text().empty()) << issue.contact().text();
    ASSERT_EQ(issue.sections_size(), 1) << sign_off;
    EXPECT_EQ(issue.sections(0).title(), "Work on the water");
    EXPECT_EQ(issue.sections(0).items_size(), 2);
  }
}

TEST(ParseIssueTest, SpecialEditionIsNamedByItsSubject) {
  const auto issue = ParseOrDie(
      "# CordisPulse Special: Sea Air\n\n## May 2022\n\nWelcome to a special edition.\n\n"
      "## Reports\n\n### Harbour Trust. Breathing\n\nText.\n");
  EXPECT_EQ(issue.kind(), v1::ISSUE_KIND_SPECIAL);
  EXPECT_EQ(issue.name(), "issues/2022-05-sea-air");
  EXPECT_EQ(issue.sections(0).items_size(), 1);
}

TEST(ParseIssueTest, TextWithoutItemIsKeptAsSectionIntroduction) {
  const auto response = Parse(
      kFront +
      "## Criminal Justice\n\nThis month the courts were quiet, and so are we about them.\n\n### Reports\n\n"
      "#### Harbour Trust. One\n\nText.\n");
  ASSERT_TRUE(response.ok());
  EXPECT_THAT(response->issue().sections(0).introduction(), HasSubstr("the courts were quiet"));
  EXPECT_EQ(response->coverage().owned_bytes(), response->coverage().total_bytes());
}

TEST(ParseIssueTest, SaysWhatAnEditorShouldLookAt) {
  const auto response = Parse(kFront +
                              "## Criminal Justice\n\n### Reports\n\n#### Harbour Trust. No summary\n\n#### "
                              "Harbour Trust. One\n\nText.\n");
  ASSERT_TRUE(response.ok());
  std::vector<std::string> codes;
  for (const auto& diagnostic : response->diagnostics()) codes.push_back(diagnostic.code());
  EXPECT_THAT(codes, testing::Contains("ITEM_WITHOUT_SUMMARY"));
}

TEST(ParseIssueTest, ReadsATitleWhoseLinkWraps) {
  const auto response =
      Parse(kFront +
            "## Criminal Justice\n\n### Reports\n\n"
            "**[Harbour Trust. A long road home from the\nfar end of the harbour](https://h.example/1)**\n\n"
            "This report looks at the road home. It finds that the road is long.\n");
  ASSERT_TRUE(response.ok());
  const auto& item = response->issue().sections(0).items(0);
  EXPECT_EQ(item.title(), "A long road home from the far end of the harbour");
  EXPECT_EQ(item.byline(), "Harbour Trust");
  ASSERT_EQ(item.links_size(), 1);
  EXPECT_EQ(item.links(0).url(), "https://h.example/1");
}

TEST(ParseIssueTest, DiagnosticsPointAtTheirLine) {
  const auto response = Parse(kFront +
                              "## Criminal Justice\n\n### Reports\n\n#### Harbour Trust. One\n\nA text that "
                              "is cut in\n\n\n\nthe middle.\n");
  ASSERT_TRUE(response.ok());
  const auto& list = response->diagnostics();
  const auto joined =
      std::find_if(list.begin(), list.end(), [](const auto& d) { return d.code() == "PARAGRAPH_JOINED"; });
  ASSERT_NE(joined, list.end());
  EXPECT_EQ(joined->line(), 23);
  EXPECT_EQ(joined->column(), 1);
}

TEST(ParseIssueTest, SameBytesGiveSameParse) {
  const auto once =
      Parse(kFront + "## Criminal Justice\n\n### Reports\n\n#### Harbour Trust. One\n\nText.\n");
  const auto twice =
      Parse(kFront + "## Criminal Justice\n\n### Reports\n\n#### Harbour Trust. One\n\nText.\n");
  EXPECT_EQ(once->SerializeAsString(), twice->SerializeAsString());
}

// ---- hostile input ------------------------------------------------------------------

// Quadratic work on these takes minutes, which the test runner's limit ends.
TEST(ParseHostileTest, EndsOnLongRunsOfMarks) {
  const std::string body = kFront + "## Criminal Justice\n\n### Reports\n\n#### Harbour Trust. ";
  for (const std::string& part :
       {std::string("["), std::string("[]("), std::string("One\n\nx\n\n"), std::string(")\n\n"),
        std::string("x-\n"), std::string("\u00ad"), std::string("@"),
        std::string("Published by: Harbour Trust\n\n"), std::string("**1. Harbour Trust. Locks\n")}) {
    std::string text = body;
    const auto line_ends = std::count(part.begin(), part.end(), '\n');
    for (std::ptrdiff_t lines = 100; text.size() < 2000000 && lines < kMaxDocumentLines; lines += line_ends)
      text += part;
    EXPECT_TRUE(Parse(text).ok()) << part;
  }
}

TEST(ParseHostileTest, EndsOnPathologicalDocuments) {
  const std::string body = kFront + "## Criminal Justice\n\n### Reports\n\n#### Harbour Trust. One\n\n";
  for (const std::string& part :
       {std::string("["), std::string("*"), std::string("\n"), std::string("- "), std::string("("),
        std::string("a. B "), std::string("![x]("), std::string("> "), std::string("# \n")}) {
    std::string text = body;
    while (text.size() < 200000) text += part;
    const auto response = Parse(text);
    ASSERT_TRUE(response.ok()) << part << response.status();
    EXPECT_EQ(response->coverage().owned_bytes(), response->coverage().total_bytes()) << part;
  }
}

}  // namespace
}  // namespace pulse::ingest
