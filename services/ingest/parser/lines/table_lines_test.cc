#include "services/ingest/parser/lines/table_lines.h"

#include <gtest/gtest.h>

#include <string>

#include "services/ingest/parser/parser.h"

namespace pulse::ingest {
namespace {

v1::Item OnlyItem(const std::string& body) {
  v1::Document document;
  document.set_content(
      "# CordisPulse\n\n## March 2021\n\nWelcome to March's edition.\n\nBest wishes,\n\nDr Ada Example\n\n"
      "Head of Research\n\n## Criminal Justice\n\n### Reports\n\n#### Harbour Council. Ferries and "
      "crews\n\n" +
      body);
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  const auto parsed = ParseDocument(document);
  EXPECT_TRUE(parsed.ok()) << parsed.status();
  if (!parsed.ok() || parsed->issue().sections_size() != 1 || parsed->issue().sections(0).items_size() != 1) {
    ADD_FAILURE() << (parsed.ok() ? parsed->issue().ShortDebugString() : "");
    return {};
  }
  EXPECT_EQ(parsed->issue().notices_size(), 0);
  return parsed->issue().sections(0).items(0);
}

TEST(Tables, AreOfTheSummaryWhateverTheyHold) {
  const auto item = OnlyItem("| A | B |\n|---|---|\n| 1 | 2 |\n\nThat is all.\n");
  EXPECT_EQ(item.title(), "Ferries and crews");
  EXPECT_EQ(item.body(), "| A | B |\n|---|---|\n| 1 | 2 |\n\nThat is all.");
  EXPECT_EQ(item.captions_size(), 0);
}

TEST(Tables, AreOneThoughBlankLinesPartTheirRows) {
  EXPECT_EQ(
      OnlyItem("In one table.\n\n| A | B |\n\n| --- | --- |\n\n| Men (2017) | 2 |\n\n| Women (2019) | 4 |\n\n"
               "That is all.\n")
          .body(),
      "In one table.\n\n| A | B |\n| --- | --- |\n| Men (2017) | 2 |\n| Women (2019) | 4 |\n\nThat is all.");
}

TEST(Tables, MayBeFlatAndHoldSumsOfMoney) {
  EXPECT_EQ(
      OnlyItem(
          "They cost more.\n\nService 2009-10 2017-18\nFerry crews £17.4bn £16.9bn\nPiers £2.8m £1.3m\n\n"
          "That is all.\n")
          .body(),
      "They cost more.\n\nService 2009-10 2017-18\nFerry crews £17.4bn £16.9bn\nPiers £2.8m £1.3m\n\n"
      "That is all.");
}

TEST(Tables, KeepTheLineThatNamesTheirSource) {
  const auto item = OnlyItem("| A | B |\n|---|---|\n| 1 | 2 |\n\nSource: Harbour Council.\n\nThat is all.\n");
  EXPECT_EQ(item.captions_size(), 0);
  EXPECT_EQ(item.body(), "| A | B |\n|---|---|\n| 1 | 2 |\n\nSource: Harbour Council.\n\nThat is all.");
}

TEST(Tables, NeedNoOuterBars) {
  EXPECT_EQ(OnlyItem("Area | Boats\n---|---\nVale | 2\n\nThat is all.\n").body(),
            "Area | Boats\n---|---\nVale | 2\n\nThat is all.");
}

TEST(Tables, AreOneAcrossAPageAndHaveOneHead) {
  EXPECT_EQ(
      OnlyItem(
          "They differ:\n\n| Area | Boats |\n|---|---|\n| Vale | 2 |\n\n\n\n| Area | Boats |\n|---|---|\n"
          "| Port | 4 |\n\nThat is all.\n")
          .body(),
      "They differ:\n\n| Area | Boats |\n|---|---|\n| Vale | 2 |\n| Port | 4 |\n\nThat is all.");
}

TEST(Tables, CutByAPageLoseNoRowToTheRuleBelowIt) {
  EXPECT_EQ(
      OnlyItem("| Area | Boats |\n|---|---|\n| Vale | 2 |\n\n\n\n| Port | 4 |\n|---|---|\n| Quay | 6 |\n")
          .body(),
      "| Area | Boats |\n|---|---|\n| Vale | 2 |\n| Port | 4 |\n| Quay | 6 |");
}

TEST(Tables, HaveRowsOfNumbersThatAreNoPageNumbers) {
  EXPECT_EQ(OnlyItem("| A | B |\n|---|---|\n| 1 | 2 |\n\n\n\n| 3 | 4 |\n\nThat is all.\n").body(),
            "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\nThat is all.");
}

TEST(Tables, OfWhichOnlyTheTextIsLeftStayLines) {
  const auto item = OnlyItem(
      "It shows the difference:\n\nIn port, under 1 year 1.2\nIn port, 1 to 3 years 2.4\nAt sea, over 3 "
      "years "
      "1.9\n\nThat is all.\n");
  EXPECT_EQ(item.title(), "Ferries and crews");
  EXPECT_EQ(item.body(),
            "It shows the difference:\n\nIn port, under 1 year 1.2\nIn port, 1 to 3 years 2.4\nAt sea, over "
            "3 years "
            "1.9\n\nThat is all.");
}

TEST(Tables, InColumnsOfSpacesHaveAHead) {
  const auto item = OnlyItem(
      "It shows the difference:\n\nHarbour          Boats that left   Cost per year\n"
      "Northmoor        61%               £290m\nQuay End         58%               £210m\n"
      "Vale             72%               £225m\n\nThat is all.\n");
  EXPECT_EQ(item.title(), "Ferries and crews");
  EXPECT_EQ(item.body(),
            "It shows the difference:\n\nHarbour          Boats that left   Cost per year\n"
            "Northmoor        61%               £290m\nQuay End         58%               £210m\n"
            "Vale             72%               £225m\n\nThat is all.");
}

TEST(Tables, AreNoLinesWithABarAlone) {
  EXPECT_EQ(OnlyItem("Call us | write to us.\n").body(), "Call us | write to us.");
}

}  // namespace
}  // namespace pulse::ingest
