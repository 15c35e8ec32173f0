#include "services/ingest/parser/observations/byline_styles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "services/ingest/parser/parser.h"
#include "services/ingest/parser/plain_text_samples.h"

namespace pulse::ingest {
namespace {

// How a heading is printed: P is the publisher, T the title.
struct Shape {
  std::string name;
  std::string printed;
};

std::string Print(const Shape& shape, const std::string& publisher, const std::string& title) {
  std::string heading;
  for (const char c : shape.printed) heading += c == 'P' ? publisher : c == 'T' ? title : std::string(1, c);
  return heading;
}

const char* const kFront =
    "# CordisPulse\n\n## June 2021\n\nWelcome to June's edition of the CordisPulse.\n\nBest wishes,\n\n"
    "Ada Stavely\n\n## Criminal Justice\n\n### Reports\n\n";

std::string Issue(const Shape& shape) {
  std::string text = kFront;
  const std::string items[][2] = {{"Harbour Council", "Ferries and their crews"},
                                  {"Department for Canals, Bridges and Ferries", "What lock keepers need"},
                                  {"University of Ashmere", "Do night sailings pay?"},
                                  {"Lanternhouse", "A year on the water"}};
  for (const auto& [publisher, title] : items) {
    text += Print(shape, publisher, title);
    text += "\n\nThis report looks at boats, and finds that there are fewer of them than there were.\n\n";
  }
  return text;
}

class OtherShapes : public testing::TestWithParam<Shape> {};

TEST_P(OtherShapes, GiveTheSamePublishersAndTitles) {
  v1::Document document;
  document.set_content(Issue(GetParam()));
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  const auto parsed = ParseDocument(document);
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  ASSERT_EQ(parsed->issue().sections_size(), 1);
  const auto& items = parsed->issue().sections(0).items();
  ASSERT_EQ(items.size(), 4);
  EXPECT_EQ(items[0].title(), "Ferries and their crews");
  EXPECT_EQ(items[1].byline(), "Department for Canals, Bridges and Ferries");
  EXPECT_EQ(items[1].publishers_size(), 1);
  EXPECT_EQ(items[2].title(), "Do night sailings pay?");
  EXPECT_EQ(items[3].byline(), "Lanternhouse");
  EXPECT_EQ(parsed->coverage().owned_bytes(), parsed->coverage().total_bytes());
}

std::string NameOf(const testing::TestParamInfo<Shape>& shape) { return shape.param.name; }

INSTANTIATE_TEST_SUITE_P(All, OtherShapes,
                         testing::Values(Shape{"BracketsBelow", "T\n(P)"}, Shape{"DashBehind", "#### P – T"},
                                         Shape{"ColonBehind", "#### P: T"}, Shape{"DashBefore", "#### T – P"},
                                         Shape{"Brackets", "#### T (P)"},
                                         Shape{"LineAbove", "**P**\n\n#### T"},
                                         Shape{"LineBelow", "#### T\n\nP"},
                                         Shape{"BoldLines", "**P**\n**T**"},
                                         Shape{"Numbered", "#### 1.1 P. T"}),
                         NameOf);

// Neither lead-ins of one word nor names that nobody knows hide the style.
TEST(FindBylineStyle, SeesPublishersNobodyKnowsAmongLeadIns) {
  std::string text = kFront;
  for (const std::string publisher : {"Lanternhouse", "Open Sails", "Mirren's Place", "Voices of Ashmere"}) {
    text += "#### " + publisher +
            " – What lock keepers need\n\nThis report looks at boats, and finds fewer than there were.\n\n"
            "Method. Based on talks with the crews of nine ferries, it asks what they would have done.\n\n";
  }
  v1::Document document;
  document.set_content(text);
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  const auto parsed = ParseDocument(document);
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  ASSERT_EQ(parsed->issue().sections_size(), 1);
  ASSERT_EQ(parsed->issue().sections(0).items_size(), 4);
  EXPECT_EQ(parsed->issue().sections(0).items(1).byline(), "Open Sails");
  EXPECT_EQ(parsed->issue().sections(0).items(1).title(), "What lock keepers need");
}

// Stops inside titles, of which some name parts in capitals, and titles that end in
// one though they hold a verb.
TEST(FindBylineStyle, IsNotHiddenByStopsInTitles) {
  std::string text = kFront;
  const std::string titles[] = {"Hidden Tides. What lock keepers need",
                                "Boats: A Shared Concern. Making the Case for a Harbour Fund",
                                "Night Sailings. Do they pay?",
                                "Hard Weather. Crews in winter",
                                "'What are we missing?' No. 5: the crews.",
                                "Ferries and their crews",
                                "Quiet Water. A year on the canals"};
  for (const auto& title : titles) {
    text += "#### " + title +
            " (Harbour\u00a0Council)\n\nThis report looks at boats, and finds fewer than there were.\n\n";
  }
  v1::Document document;
  document.set_content(text);
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  const auto parsed = ParseDocument(document);
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  ASSERT_EQ(parsed->issue().sections_size(), 1);
  const auto& items = parsed->issue().sections(0).items();
  ASSERT_EQ(items.size(), 7);
  for (const auto& item : items) EXPECT_EQ(item.byline(), "Harbour Council") << item.title();
  EXPECT_EQ(items[1].title(), "Boats: A Shared Concern. Making the Case for a Harbour Fund");
}

// "byline: title" of each item, in the order of the document.
std::vector<std::string> Read(const std::string& items, v1::DocumentFormat format) {
  v1::Document document;
  const bool plain = format == v1::DOCUMENT_FORMAT_TEXT;
  document.set_content((plain ? std::string(samples::kFront) + "Criminal Justice\n\nReports\n\n" : kFront) +
                       items);
  document.set_format(format);
  const auto parsed = ParseDocument(document);
  EXPECT_TRUE(parsed.ok()) << parsed.status();
  std::vector<std::string> read;
  if (!parsed.ok()) return read;
  for (const auto& section : parsed->issue().sections()) {
    for (const auto& item : section.items()) read.push_back(item.byline() + ": " + item.title());
  }
  return read;
}

using testing::Contains;
using testing::ElementsAre;

const char* const kText =
    "\n\nThis report looks at boats, and finds that there are fewer than there were.\n\n";

TEST(FindBylineStyle, IsThatOfBothItemsOfASmallIssue) {
  EXPECT_THAT(
      Read(std::string("#### Ferries and their crews (Harbour Council)") + kText +
               "#### Do night sailings pay? (Quay Institute)" + kText,
           v1::DOCUMENT_FORMAT_MARKDOWN),
      ElementsAre("Harbour Council: Ferries and their crews", "Quay Institute: Do night sailings pay?"));
}

TEST(FindBylineStyle, PartsTwoHeadingsOfOneParagraph) {
  for (const auto& [open, close] : {std::pair(" – ", ""), std::pair(" (", ")")}) {
    const auto heading = [&](const std::string& title, const std::string& publisher) {
      return title + open + publisher + close;
    };
    EXPECT_THAT(
        Read(heading("Ferries and their crews", "Harbour Council") + kText +
                 heading("Do night sailings pay?", "Quay Institute") + kText +
                 heading("Letters home", "Canal Trust") + "\n" +
                 heading("What lock keepers need", "Pilots' Society") + kText,
             v1::DOCUMENT_FORMAT_TEXT),
        ElementsAre("Harbour Council: Ferries and their crews", "Quay Institute: Do night sailings pay?",
                    "Canal Trust: Letters home", "Pilots' Society: What lock keepers need"));
  }
}

TEST(FindBylineStyle, IsBracketsAroundNamesNobodyKnows) {
  EXPECT_THAT(Read(std::string("#### Ferries and their crews (Lanternhouse)") + kText +
                       "#### Do night sailings pay? (Open Sails)" + kText +
                       "#### What lock keepers need (Voices of Ashmere)" + kText,
                   v1::DOCUMENT_FORMAT_MARKDOWN),
              ElementsAre("Lanternhouse: Ferries and their crews", "Open Sails: Do night sailings pay?",
                          "Voices of Ashmere: What lock keepers need"));
}

TEST(FindBylineStyle, IsNotHiddenByTheStopInATitleOfASmallIssue) {
  EXPECT_THAT(Read(std::string("#### Boats: A Shared Concern. Making the Case (Lanternhouse)") + kText +
                       "#### Do night sailings pay? (Open Sails)" + kText +
                       "#### What lock keepers need (Voices of Ashmere)" + kText,
                   v1::DOCUMENT_FORMAT_MARKDOWN),
              Contains("Lanternhouse: Boats: A Shared Concern. Making the Case"));
}

TEST(FindBylineStyle, IsNoneWhereTitlesNamePlacesAndActs) {
  EXPECT_THAT(Read(std::string("#### Ferries and their crews (Wales)") + kText +
                       "#### Do night sailings pay? (NG30)" + kText + "#### What keepers need (BILL)" + kText,
                   v1::DOCUMENT_FORMAT_MARKDOWN),
              Contains(": Ferries and their crews (Wales)"));
}

// Items without a summary, at a part's end and above another item.
TEST(FindBylineStyle, ReadsItemsWithoutASummary) {
  const std::string items[] = {"#### Ferries and their crews\n\nHarbour Council",
                               "#### Do night sailings pay?\n\nQuay Institute",
                               "#### What lock keepers need\n\nCanal Trust"};
  std::string text;
  for (const auto& item : items) text += item + kText;
  EXPECT_THAT(
      Read(text + "**Letters home**\n\n**Mirren's Place**\n\n### Briefings\n\n#### Locks\n\nOpen Sails" +
               kText,
           v1::DOCUMENT_FORMAT_MARKDOWN),
      Contains("Mirren's Place: Letters home"));
  const std::string lines = std::string("Harbour Council\nFerries and their crews") + kText +
                            "Quay Institute\nDo night sailings pay?" + kText +
                            "Canal Trust\nLetters home\nPilots' Society\nWhat lock keepers need" + kText;
  EXPECT_THAT(
      Read(lines, v1::DOCUMENT_FORMAT_TEXT),
      ElementsAre("Harbour Council: Ferries and their crews", "Quay Institute: Do night sailings pay?",
                  "Canal Trust: Letters home", "Pilots' Society: What lock keepers need"));
}

TEST(FindBylineStyle, ReadsTitlesThatAreSentencesBesideTheirPublishers) {
  const std::string text = std::string("#### Ferries and their crews\n\nHarbour Council") + kText +
                           "#### Do night sailings pay?\n\nQuay Institute" + kText +
                           "#### Letters home\n\nPilots' Society" + kText +
                           "The crews of ferries have had enough.\n\nCanal Trust" + kText;
  EXPECT_THAT(Read(text, v1::DOCUMENT_FORMAT_MARKDOWN),
              Contains("Canal Trust: The crews of ferries have had enough"));
}

TEST(FindBylineStyle, ReadsHeadingsOfNarrowColumns) {
  const std::string text =
      std::string("Ferries and their crews (Harbour Council)") + kText +
      "Do night sailings pay? (Quay Institute)" + kText +
      "What the keepers of\nlocks and those who\nlive beside them would\nask for (Canal\nTrust)" + kText;
  EXPECT_THAT(
      Read(text, v1::DOCUMENT_FORMAT_TEXT),
      Contains("Canal Trust: What the keepers of locks and those who live beside them would ask for"));
}

// Bullets and paragraphs of "Author. Title" in a summary show nothing of its heading.
TEST(FindBylineStyle, IsNotHiddenByReadingLists) {
  const std::string list =
      "- [Pilots' Society. Who steers?](#)\n- [Boat Council. Size and shape](#)\n\n"
      "[Lock Institute. Water levels](#)\n\n[Ferry Commission. Fares](#)\n\nBoth are short.\n\n";
  EXPECT_THAT(
      Read(std::string("#### Ferries and their crews\n\nHarbour Council") + kText + list +
               "#### Do night sailings pay?\n\nQuay Institute" + kText +
               "#### What lock keepers need\n\nCanal Trust" + kText + "#### Locks\n\nLanternhouse" + kText,
           v1::DOCUMENT_FORMAT_MARKDOWN),
      ElementsAre("Harbour Council: Ferries and their crews", "Quay Institute: Do night sailings pay?",
                  "Canal Trust: What lock keepers need", "Lanternhouse: Locks"));
}

TEST(FindBylineStyle, IsALineInBoldAboveAPlainTitle) {
  EXPECT_THAT(Read(std::string("**Harbour Council**  \nFerries and their crews.") + kText +
                       "**Quay Institute**  \nDo night sailings pay?" + kText +
                       "**Canal Trust**  \nWhat lock keepers need" + kText,
                   v1::DOCUMENT_FORMAT_MARKDOWN),
              ElementsAre("Harbour Council: Ferries and their crews",
                          "Quay Institute: Do night sailings pay?", "Canal Trust: What lock keepers need"));
}

TEST(ReadsAsPublishers, RefusesWhatHasParts) {
  EXPECT_FALSE(
      ReadsAsPublishers("Boats: A Shared Concern. The Case for a Harbour Fund", NameEvidence::kOrganisation));
  EXPECT_TRUE(ReadsAsPublishers("St. Mirren's Trust", NameEvidence::kOrganisation));
}

TEST(ReadsAsPublishers, AsksForAnOrganisationsWord) {
  EXPECT_TRUE(ReadsAsPublishers("Harbour Council and University of Ashmere", NameEvidence::kOrganisation));
  EXPECT_FALSE(ReadsAsPublishers("Lanternhouse", NameEvidence::kOrganisation));
  EXPECT_TRUE(ReadsAsPublishers("Lanternhouse", NameEvidence::kCapitals));
  EXPECT_FALSE(ReadsAsPublishers("The council met", NameEvidence::kOrganisation));
  EXPECT_FALSE(ReadsAsPublishers("Criminal Justice", NameEvidence::kCapitals));
}

TEST(SplitInStyle, KeepsBracketsInNames) {
  const std::string heading = "Ferries (Institute of Canals (IC))";
  const auto parts = SplitInStyle(heading, BylineStyle::kBrackets);
  ASSERT_TRUE(parts.has_value());
  EXPECT_EQ(heading.substr(parts->byline_begin, parts->byline_end - parts->byline_begin),
            "Institute of Canals (IC)");
  EXPECT_EQ(heading.substr(parts->title_begin, parts->title_end - parts->title_begin), "Ferries");
}

}  // namespace
}  // namespace pulse::ingest
