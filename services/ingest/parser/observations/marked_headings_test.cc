#include "services/ingest/parser/observations/marked_headings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "services/ingest/parser/marked_samples.h"
#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/observations/heading_slips.h"

namespace pulse::ingest {
namespace {

using marked_samples::Further;
using marked_samples::Items;
using marked_samples::kFront;
using marked_samples::kTitles;
using marked_samples::LastItem;
using marked_samples::Parse;
using marked_samples::Says;

TEST(Groups, OfUnknownNamesAreToldByTheirWords) {
  const auto response = Parse(
      "#### Consultations\n\n#### Ministry of Quays. Changes to the harbour code\n\nIt is open until May.\n\n"
      "### Briefings, blogs and articles\n\n#### Lantern Council. Nine lamps\n\nA blog on lamps.\n");
  EXPECT_EQ(Further(response),
            (Items{"Ministry of Quays: Changes to the harbour code", "Lantern Council: Nine lamps"}));
  EXPECT_EQ(response.issue().sections(0).items(4).kind(), v1::ITEM_KIND_UNSPECIFIED);
  EXPECT_EQ(response.issue().sections(0).items(5).kind(), v1::ITEM_KIND_BRIEFING);
  EXPECT_TRUE(Says(response, "GROUP_UNKNOWN"));
}

TEST(Groups, OfUnknownNamesAreToldByTheirLevel) {
  const auto response =
      Parse("### From our readers\n\n#### Lantern Council. Nine lamps\n\nA letter on lamps.\n");
  EXPECT_EQ(Further(response), Items{"Lantern Council: Nine lamps"});
  EXPECT_EQ(LastItem(response).kind(), v1::ITEM_KIND_UNSPECIFIED);
}

TEST(Groups, MayBeContinuedAndStandWithTheirSector) {
  const auto response = Parse(
      "## Adult Social Care and Health (continued)\n\n### Reports (cont.)\n\n#### Lantern Council. Nine "
      "lamps\n\n"
      "All are lit.\n\n## Criminal Justice Briefings\n\n#### Harbour Trust. Theft of boats\n\nIt is rare.\n");
  ASSERT_EQ(response.issue().sections_size(), 2);
  EXPECT_EQ(response.issue().sections(0).items(4).kind(), v1::ITEM_KIND_REPORT);
  EXPECT_EQ(response.issue().sections(1).sector(), "sectors/criminal-justice");
  EXPECT_EQ(LastItem(response).kind(), v1::ITEM_KIND_BRIEFING);
}

TEST(SectorAndKindOfHeading, WantsBoth) {
  auto kind = v1::ITEM_KIND_UNSPECIFIED;
  EXPECT_EQ(SectorAndKindOfHeading("adult social care and health tools and guidance", &kind), Sector::kAdult);
  EXPECT_EQ(kind, v1::ITEM_KIND_TOOL_OR_GUIDANCE);
  kind = v1::ITEM_KIND_UNSPECIFIED;
  for (const auto* const other :
       {"reports", "harbour reports", "criminal justice", "justice for boats report", ""})
    EXPECT_EQ(SectorAndKindOfHeading(other, &kind), Sector::kNone) << other;
  EXPECT_EQ(kind, v1::ITEM_KIND_UNSPECIFIED);
}

// ---- titles of two lines ------------------------------------------------------------

TEST(TitlesOfTwoHeadings, AreOneThoughTheFirstCouldEnd) {
  const auto response = Parse(
      "#### Lantern Council. The habits of night watchmen.\n#### An analysis of lamps\n\nThey are "
      "described.\n\n"
      "#### Harbour Trust. Crews in England:\n\n#### National review of boats lost\n\nNone was found.\n\n"
      "#### Vale Council. Night\n#### Watch and Lamp Grant. Early findings\n\nIt was spent.\n");
  EXPECT_EQ(Further(response), (Items{"Lantern Council: The habits of night watchmen. An analysis of lamps",
                                      "Harbour Trust: Crews in England: National review of boats lost",
                                      "Vale Council: Night Watch and Lamp Grant. Early findings"}));
}

TEST(TitlesOfTwoHeadings, MayPartInsideThePublishers) {
  const auto response = Parse(
      "#### Department for Ferries, Quays and Piers and Department\n\n#### for Lamps. Light at sea\n\nIt is "
      "dim.\n");
  EXPECT_EQ(Further(response),
            Items{"Department for Ferries, Quays and Piers & Department for Lamps: Light at sea"});
}

TEST(TitlesOfTwoHeadings, AreTwoWhereBothHavePublishers) {
  const auto response = Parse(
      "#### Lantern Council. The habits of night watchmen\n#### Harbour Trust. Boats lost\n\nNone was "
      "found.\n");
  EXPECT_EQ(Further(response),
            (Items{"Lantern Council: The habits of night watchmen", "Harbour Trust: Boats lost"}));
}

// ---- slips --------------------------------------------------------------------------

TEST(Slips, PartKnownPublishersFromTheirTitles) {
  const auto response = Parse(
      "#### Lantern Council: Lamps at sea\n\nThey are dim.\n\n#### Harbour Trust, Ropes and knots\n\nThey "
      "hold.\n\n"
      "#### Ministry of Quays – Stones and sand\n\nThey are heavy.\n\n#### Pier Commission . Planks\n\nThey "
      "creak.\n");
  EXPECT_EQ(Further(response), (Items{"Lantern Council: Lamps at sea", "Harbour Trust: Ropes and knots",
                                      "Ministry of Quays: Stones and sand", "Pier Commission: Planks"}));
  EXPECT_TRUE(Says(response, "PUBLISHERS_PARTED"));
}

TEST(Slips, PartNoTitleWithoutAPublisher) {
  const auto response = Parse("#### Ferries Bill: what the Lords changed\n\nThey changed a lot.\n");
  EXPECT_EQ(Further(response), Items{": Ferries Bill: what the Lords changed"});
}

TEST(Slips, NamesInSmallLettersArePublishers) {
  const auto response = Parse(
      "#### knots. A plan for ropes\n\nThey hold.\n\n#### 4Crews. A plan for crews\n\nThey row.\n\n"
      "#### Kith, the network for families at sea. Letters home\n\nThey are late.\n\n"
      "#### Harbour Lab (now Quayside). Stones in water\n\nThey sink.\n");
  EXPECT_EQ(Further(response), (Items{"knots: A plan for ropes", "4Crews: A plan for crews",
                                      "Kith, the network for families at sea: Letters home",
                                      "Harbour Lab (now Quayside): Stones in water"}));
}

TEST(Slips, NamesInSentenceCaseArePublishers) {
  const auto response = Parse(
      "#### The Lantern fund. A plan for ropes\n\nThey hold.\n\n"
      "#### Department for boats and Harbour Trust. A plan for crews\n\nThey row.\n\n"
      "#### Rebuilding trust. A plan for pilots\n\nThey steer.\n");
  EXPECT_EQ(Further(response), (Items{"The Lantern fund: A plan for ropes",
                                      "Department for boats & Harbour Trust: A plan for crews",
                                      ": Rebuilding trust. A plan for pilots"}));
}

TEST(SplitAtMark, TakesTheFirstOutsideBrackets) {
  const auto title = [](std::string_view heading, char mark) {
    const auto split = SplitAtMark(heading, mark);
    return split ? std::string(heading.substr(0, split->byline_end)) + "|" +
                       std::string(heading.substr(split->title_begin))
                 : "";
  };
  EXPECT_EQ(title("A (b: c): Deep water", ':'), "A (b: c)|Deep water");
  EXPECT_EQ(title("**brap.** Deep water", '.'), "**brap|Deep water");
  EXPECT_EQ(title("Kith — Deep water", '-'), "Kith|Deep water");
  EXPECT_EQ(title("Dr. Kith. Deep water", '.'), "Dr. Kith|Deep water");
  EXPECT_EQ(title("Deep-water", '-'), "");
  EXPECT_EQ(title("Kith: ", ':'), "");
  EXPECT_EQ(title("", ':'), "");
}

// ---- what only looks like a title ---------------------------------------------------

TEST(UnmarkedLines, WithAColonInFrontAreNoTitlesAmongHeadings) {
  const auto response = Parse(
      "#### Harbour Trust. Lamps and their oil\n\nOil is scarce.\n\nContact: Dr C. Example. Tel. 020 7946 "
      "0136\n\n"
      "#### Lantern Council. Nine lamps\n\nAll are lit.\n");
  EXPECT_EQ(Further(response), (Items{"Harbour Trust: Lamps and their oil", "Lantern Council: Nine lamps"}));
  EXPECT_NE(response.issue().sections(0).items(4).body().find("Contact: Dr C. Example."), std::string::npos);
}

TEST(UnmarkedLines, WithoutPublishersAreNoTitlesAmongHeadings) {
  const auto response = Parse(
      "#### Harbour Trust. Lamps and their oil\n\nOil is scarce:\n\nIn the north, under a year 1.2\n\n"
      "In the south, over three years 2.4\n\nIt was dearer once.\n\n"
      "#### Lantern Council. Nine lamps\n\nAll are lit.\n");
  EXPECT_EQ(Further(response), (Items{"Harbour Trust: Lamps and their oil", "Lantern Council: Nine lamps"}));
}

TEST(BoldTitles, DoNotBeginInTheTextAboveThePage) {
  v1::Document document;
  document.set_content(
      kFront +
      "**Criminal Justice**\n\n**Harbour Trust. Tides of change**\nFour stories are told. They are those of "
      "the North\nHarbour Foundation Trust; the Lamp Centre, in the east of the Sound; Rope House in the\n"
      "Islands; and Pier House, in Green Bay, Northmoor.\n\n\n\n**Lantern Trust. Nine lamps: ten years on**\n"
      "All nine lamps are lit, and they were lit when the\nsurvey was made, which was in the summer.\n");
  const auto parsed = ParseDocument(document);
  ASSERT_TRUE(parsed.ok());
  ASSERT_EQ(parsed->issue().sections_size(), 1);
  ASSERT_EQ(parsed->issue().sections(0).items_size(), 2);
  EXPECT_EQ(parsed->issue().sections(0).items(1).title(), "Nine lamps: ten years on");
  EXPECT_EQ(parsed->issue().sections(0).items(1).publishers_size(), 1);
}

TEST(TitlesOfTwoHeadings, KeepAHangingHyphenApart) {
  const auto response =
      Parse("#### **Harbour Trust. Work with 18-**\n#### **to 25-year-olds at sea**\n\nThey row.\n");
  EXPECT_EQ(Further(response), Items{"Harbour Trust: Work with 18- to 25-year-olds at sea"});
}

TEST(ListEntries, HeadNoSection) {
  v1::Document document;
  document.set_content(
      "# CordisPulse\n\n## March 2021\n\nWelcome to March's edition. You will find:\n\n"
      "- [Adult Social Care and Health](#a)\n- [Criminal Justice](#b)\n\nHarbours are our theme this "
      "month.\n\n"
      "Best wishes,\n\nDr Ada Example\n\nHead of Research\n\n" +
      kTitles);
  const auto parsed = ParseDocument(document);
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(parsed->issue().sections_size(), 1);
  EXPECT_EQ(parsed->issue().signatories_size(), 1);
  EXPECT_NE(parsed->issue().introduction().find("Harbours are our theme"), std::string::npos);
}

// A title that a page's end cut, its rest marked otherwise or not at all.
TEST(MarkedHeadings, JoinTheRestOfATitleMarkedInAnotherWay) {
  const Items whole = {"Harbour Trust: The quays of the north. A view from 12 crews"};
  const std::string text = "\n\nThe crews were asked in spring.\n\n";
  EXPECT_EQ(Further(Parse("#### Harbour Trust. The quays of the north. A view from\n\n12 crews." + text)),
            whole);
  EXPECT_EQ(Further(Parse("#### Harbour Trust. The quays of the\n\n## north. A view from 12 crews" + text)),
            whole);
  EXPECT_EQ(
      Further(Parse("#### Harbour Trust. The quays of the north. A view\n\n**From Twelve Crews**" + text)),
      Items{"Harbour Trust: The quays of the north. A view From Twelve Crews"});
}

TEST(MarkedHeadings, LeaveSubheadingsAndSentencesBelowATitle) {
  const Items whole = {"Harbour Trust: The quays, ten years on"};
  const std::string title = "#### Harbour Trust. The quays, ten years on\n\n";
  EXPECT_EQ(Further(Parse(title + "The crews were asked in spring.\n\nThey were glad of it.\n\n")), whole);
  EXPECT_EQ(Further(Parse(title + "**Crews asked**\n\nThey were glad of it.\n\n**Boats seen**\n\nThere "
                                  "were nine of them.\n\n")),
            whole);
}

TEST(MarkedHeadings, PartATitleFromTheSummaryOnItsLine) {
  const auto response = Parse(
      "#### **Harbour Trust. Quays and crews.** From this autumn, crews will be asked to keep the "
      "quays.\n\n");
  EXPECT_EQ(Further(response), Items{"Harbour Trust: Quays and crews"});
  EXPECT_EQ(LastItem(response).body(), "From this autumn, crews will be asked to keep the quays.");
  EXPECT_EQ(response.coverage().owned_bytes(), response.coverage().total_bytes());
  EXPECT_EQ(Further(Parse("**Harbour Trust. Quays and crews.** From this autumn, crews will be asked to keep "
                          "the quays.\n\n")),
            Items{"Harbour Trust: Quays and crews"});
}

TEST(MarkedHeadings, ReadASectorsNameOnTwoLines) {
  const auto response = Parse(
      "## Children and Young\n\n## People's Services\n\n### Reports\n\n#### Harbour Trust. Young crews\n\n"
      "They were asked in spring.\n\n");
  EXPECT_EQ(Further(response), Items{"Harbour Trust: Young crews"});
  ASSERT_EQ(response.issue().sections_size(), 2);
  EXPECT_EQ(response.issue().sections(1).title(), "Children and Young People's Services");
}

// What a summary's parts are about, and labels, are no publishers.
TEST(MarkedHeadings, KeepLabelsWithAStopInTheSummary) {
  const auto response = Parse(
      "#### Harbour Trust. Quays and crews\n\nThe crews were asked in spring.\n\n"
      "**Prevention. Act Early**\n\nKeep the quays dry.\n\n"
      "**Executive summary. What We Learned**\n\nThere were nine crews.\n\n"
      "Video. Watch the crews\n\n");
  EXPECT_EQ(Further(response), Items{"Harbour Trust: Quays and crews"});
}

TEST(MarkedHeadings, DoubtATitleInBoldAmongHeadings) {
  std::string text;
  for (const std::string title : {"Locks", "Weirs", "Tides", "Ferries"})
    text += "#### Harbour Trust. " + title + " and their keepers\n\nThe keepers were asked in spring.\n\n";
  const auto response =
      Parse(text + "**Quiet Water. What we heard**\n\nNine crews were asked in spring.\n\n");
  EXPECT_EQ(Further(response).size(), 5U);
  EXPECT_TRUE(Says(response, "ITEM_UNSURE"));
}

}  // namespace
}  // namespace pulse::ingest
